// The import arrows of the architecture (docs/decisions/0001-layout.md). `npm run arrows` checks them.
const only = (name, from, to, comment) => ({ name, severity: 'error', comment, from: { path: from }, to })
module.exports = {
  forbidden: [
    only(
      'core-is-pure',
      '^core/',
      { pathNot: ['^core/', 'node_modules/(zod|mathjs|@noble/hashes)/'] },
      'core imports itself, zod, mathjs and @noble/hashes: no I/O, so that it runs in the browser too',
    ),
    only(
      'lib-knows-core-only',
      '^lib/',
      { path: '^(app|runners|scripts|datasets|test)/' },
      'lib is what site and runners share: it knows core, and nothing of its users',
    ),
    only(
      'runners-reach-the-site-over-http',
      '^runners/',
      { path: '^(app|prisma|test)/|^scripts/(?!start)' },
      'a runner runs on other machines: it talks to the site over HTTP only',
    ),
    only(
      'one-importer-of-the-database',
      '^(?!app/_db/|test/)',
      { path: '^app/_db/generated/' },
      'only app/_db imports the generated Prisma client',
    ),
    only(
      'services-know-nothing-of-next',
      '^app/(_services|_db|_jobs)/',
      { path: ['node_modules/next/', '^app/(?!_services|_db|_jobs)'] },
      'services run in the site and in the jobs process: nothing of Next in them',
    ),
    only(
      'pages-and-routes-go-through-services',
      '^app/(?!_services|_db|_jobs)',
      { path: ['^app/_db/', '^app/_jobs/', '^runners/', '^scripts/'] },
      'pages and routes are thin: they call services',
    ),
    only(
      'nothing-imports-tests',
      '^(app|core|lib|runners|scripts|datasets)/',
      { path: '^test/' },
      'tests import the product, never the other way',
    ),
    {
      name: 'no-circles',
      severity: 'error',
      // A normal form is mutually recursive (a product holds a root holds a sum ...): its rooms may know each other.
      from: { pathNot: '^app/_db/generated/|^core/eed/canonical/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: { pathNot: '^app/_db/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.touchstone|app/_db/generated/internal)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
