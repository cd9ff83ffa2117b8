// Lints Cypher files with Neo4j's own parser, as Cypher 5 and as Cypher 25: node cypher.cjs FILE...
// Prints what it finds, one line each, and exits with 1 where there is anything, be it only a warning.
const fs = require("fs");
const { isNotParamError, lintCypherQuery, testData } = require("@neo4j-cypher/language-support");

const schema = {
  labels: ["Coach", "Club", "Competition", "Match", "Article", "Claim", "Store", "Name"],
  relationshipTypes: [
    "MANAGES", "LINKED_TO", "WON_TITLE_AT", "PLAYED", "IN_COMPETITION", "COMPETES_IN", "STATES", "ABOUT",
  ],
  functions: testData.mockSchema.functions,
  procedures: {},
};

let found = 0;
for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, "utf-8");
  for (const version of ["CYPHER 5", "CYPHER 25"]) {
    let line = 0;
    for (const statement of text.split(/(?<=;\n)/)) {
      // The version on a line of its own moves no column.
      const { diagnostics } = lintCypherQuery(`${version}\n${statement}`, schema);
      for (const { range, message } of diagnostics.filter(isNotParamError)) {
        console.log(`${file}:${line + range.start.line}:${range.start.character + 1}: ${version}: ${message}`);
        found += 1;
      }
      line += statement.split("\n").length - 1;
    }
  }
}
console.log(`${process.argv.length - 2} files, ${found} findings`);
process.exitCode = found ? 1 : 0;
