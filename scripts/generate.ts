// `npm run generate`: the database client from prisma/schema.prisma, if it is stale.
import { generateClient } from './start/prisma-client.ts'
import { endWith } from './start/console.ts'

try {
  if (await generateClient()) console.log('Generated the database client.')
} catch (error) {
  endWith(error)
}
