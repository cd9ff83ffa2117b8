// On what do the reports about a club disagree?
//
// "2025" and "2025-07" agree; two other dates, numbers or scores of one fact do not. A denial of a link stands against
// reports that tell of it.
//
// $club   id of a Club, e.g. "real-madrid"
// kind    MANAGES | LINKED_TO | WON_TITLE_AT | PLAYED
// about   name of the coach, or of both clubs of a match in the order of the score
// what    since | until | contractUntil | count | score | stance
// told    list of what is told and in how many claims, the most often told first
// fact    id to ask evidence.cypher with
MATCH (:Club {id: $club})<-[:ABOUT]-(claim:Claim)
WHERE claim.fact IS NOT NULL
WITH claim.fact AS fact, collect(claim) AS said,
     count(DISTINCT claim.since) AS sinces,
     count(DISTINCT claim.until) AS untils,
     count(DISTINCT claim.contractUntil) AS ends,
     count(DISTINCT claim.count) AS counts,
     count(DISTINCT claim.score) AS scores,
     count(DISTINCT claim.stance) AS stances
WHERE sinces > 1 OR untils > 1 OR ends > 1 OR counts > 1 OR scores > 1 OR stances > 1
UNWIND said AS claim
UNWIND ['since', 'until', 'contractUntil', 'count', 'score', 'stance'] AS what
WITH claim, what,
     CASE
       WHEN what = 'score' AND claim.opponent < claim.club
         THEN split(claim.score, '-')[1] + '-' + split(claim.score, '-')[0]
       ELSE toString(claim[what])
     END AS value,
     CASE
       WHEN claim.opponent IS NULL THEN claim.coachName
       WHEN claim.opponent < claim.club THEN claim.opponentName + ' - ' + claim.clubName
       ELSE claim.clubName + ' - ' + claim.opponentName
     END AS about
WHERE value IS NOT NULL
WITH claim.fact AS fact, claim.kind AS kind, what, value, min(about) AS about, count(claim) AS times
ORDER BY times DESC, value
WITH fact, kind, what,
     min(about) AS about,
     collect(value) AS values,
     collect(value + ' (' + toString(times) + ')') AS told
WHERE (what = 'stance' AND 'denied' IN values AND any(one IN values WHERE one IN ['linked', 'talks', 'agreed']))
   OR (what <> 'stance' AND any(
         one IN values
         WHERE any(two IN values WHERE NOT one + '-' STARTS WITH two + '-' AND NOT two + '-' STARTS WITH one + '-')
       ))
RETURN kind AS kind,
       about AS about,
       what AS what,
       told AS told,
       fact AS fact
ORDER BY kind, about, fact, what
