import type { Db } from '#db/index.ts'

/** The one account until accounts exist: whoever holds the token in the data folder. */
export const LOCAL_ADMIN_ID = '00000000-0000-7000-8000-000000000001'

/** Makes sure that the local administrator's row is there. */
export async function ensureLocalAdmin(db: Db): Promise<void> {
  await db.user.upsert({
    where: { id: LOCAL_ADMIN_ID },
    create: { id: LOCAL_ADMIN_ID, handle: 'local', role: 'admin' },
    update: {},
  })
}
