// Writes the licences of everything that was bundled beside what was built (dist/licences.txt); what
// comes within a package under a licence of its own stands in licences/.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const parts = [];
for (const [path, entry] of Object.entries(lock.packages).sort()) {
  if (!path || entry.dev || !existsSync(path)) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const file = readdirSync(path).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(`${path}/${file}`, 'utf8').trim() : `Licence: ${entry.license}`;
  parts.push(`${name} ${entry.version}\n\n${text}\n`);
}
for (const file of readdirSync('licences').sort()) {
  parts.push(`${readFileSync(`licences/${file}`, 'utf8').trim()}\n`);
}
writeFileSync('../app/ui/static/dist/licences.txt', parts.join(`\n${'-'.repeat(78)}\n\n`));
