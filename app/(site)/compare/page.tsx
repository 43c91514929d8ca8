import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import type { ComparisonReply } from '#core/protocol/index.ts'
import { compareRuns } from '#services/compare/compare.ts'
import { ServiceError } from '#services/shared/errors.ts'
import { t } from '../../_messages/index.ts'
import { siteContext } from '../../_site/context.ts'
import { ByLength } from '../../_ui/compare/by-length.tsx'
import { PickRuns } from '../../_ui/compare/pick.tsx'
import { Quality } from '../../_ui/compare/quality.tsx'
import { runIdIn } from '../../_ui/compare/run-id.ts'
import { Sides } from '../../_ui/compare/sides.tsx'
import { SpeedRatios } from '../../_ui/compare/speed.tsx'
import { Verdict } from '../../_ui/compare/verdict.tsx'
import { Head } from '../../_ui/kit/head.tsx'
import type { Search } from '../../_ui/kit/params.ts'
import { single } from '../../_ui/kit/params.ts'

export const metadata: Metadata = { title: t('compare.page_title') }

export default async function ComparePage({
  searchParams,
}: {
  searchParams: Promise<Search>
}): Promise<ReactNode> {
  const search = await searchParams
  const [a = '', b = ''] = [single(search['a']), single(search['b'])]
  const found = a === '' || b === '' ? null : await comparisonOf(a, b)
  return (
    <div className="grid grid-cols-1 gap-8">
      <Head over={t('compare.over')} title={t('compare.title')} />
      {typeof found === 'string' && (
        <p className="card border-warn! bg-warn-soft! p-4" role="alert">
          {found}
        </p>
      )}
      {found !== null && typeof found !== 'string' && <Comparison found={found} />}
      <PickRuns a={a} b={b} />
    </div>
  )
}

/** The comparison, or why there is none. */
async function comparisonOf(a: string, b: string): Promise<ComparisonReply | string> {
  try {
    return await compareRuns(await siteContext(), { a: runIdIn(a), b: runIdIn(b) })
  } catch (error) {
    if (error instanceof ServiceError) return error.message
    throw error
  }
}

function Comparison({ found }: { found: ComparisonReply }): ReactNode {
  return (
    <>
      <Sides found={found} />
      {found.comparable ? (
        <>
          <Verdict found={found} />
          <Quality found={found} />
          <ByLength found={found} />
          <SpeedRatios found={found} />
        </>
      ) : (
        <section className="card p-5" role="alert">
          <h2 className="mb-2">{t('compare.not')}</h2>
          <ul className="mb-3 list-disc pl-5">
            {found.why_not.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <p className="text-muted">{t('compare.not.protocol')}</p>
        </section>
      )}
    </>
  )
}
