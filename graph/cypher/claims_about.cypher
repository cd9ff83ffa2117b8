UNWIND $about AS id
MATCH (:Coach {id: id})<-[:ABOUT]-(claim:Claim)
RETURN properties(claim) AS row;

UNWIND $about AS id
MATCH (:Club {id: id})<-[:ABOUT]-(claim:Claim)
RETURN properties(claim) AS row;

UNWIND $about AS id
MATCH (:Competition {id: id})<-[:ABOUT]-(claim:Claim)
RETURN properties(claim) AS row;
