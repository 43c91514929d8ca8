// `npm run build`: the site, if its sources changed since the last build.
import { buildSite } from './start/site-build.ts'
import { endWith } from './start/console.ts'

try {
  if (!(await buildSite({ say: (line) => console.log(line) }))) console.log('The site is up to date.')
} catch (error) {
  endWith(error)
}
