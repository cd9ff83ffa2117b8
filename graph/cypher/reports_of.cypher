// Of each claim what chooses the one that speaks for its fact.
UNWIND $ids AS id
MATCH (claim:Claim {fact: id})
RETURN collect([
         id, claim.id, claim.reported, claim.certainty, claim.stance, claim.status, claim.count
       ]) AS rows;
