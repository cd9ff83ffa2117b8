// Runs before Neo4j Browser starts. Its own scripts and style stay as its user left them; ours are renewed.
const kept = (key) => JSON.parse(localStorage.getItem(`neo4j.${key}`) || "null");
const keep = (key, value) => localStorage.setItem(`neo4j.${key}`, JSON.stringify(value));

for (const key of ["documents", "folders"]) {
  const own = (kept(key) || []).filter((each) => !String(each.id).startsWith("dugout-"));
  keep(key, [...kit[key], ...own]);
}
// Nothing is sent anywhere, so nothing needs to be said about it either.
keep("udc", { ...kept("udc"), consentBannerShownCount: 99 });
if (!kept("grass")) keep("grass", kit.grass);
keep("settings", { ...kept("settings"), allowUserStats: false, allowCrashReports: false });
