import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ComparedRun, ComparisonReply } from '#core/protocol/index.ts'
import { t } from '../../_messages/index.ts'
import { Day } from '../kit/time.tsx'
import { suiteTitle } from '../kit/suite-words.ts'

/** The two runs, first and second. */
export function Sides({ found }: { found: ComparisonReply }): ReactNode {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Side run={found.a} label={t('compare.pick.a')} mark="var(--gold)" />
      <Side run={found.b} label={t('compare.pick.b')} mark="var(--slate)" />
    </div>
  )
}

function Side({ run, label, mark }: { run: ComparedRun; label: string; mark: string }): ReactNode {
  return (
    <div className="card min-w-0 border-l-4! p-4" style={{ borderLeftColor: mark }}>
      <p className="text-sm text-muted">{label}</p>
      <p className="font-serif text-xl [overflow-wrap:anywhere]">
        <Link href={`/runs/${run.id}`} className="hover:underline">
          {run.model}
        </Link>
      </p>
      <p className="text-sm text-muted">
        {suiteTitle(run.suite)}, {run.split}
        {run.finished_at !== null && (
          <>
            {' · '}
            <Day iso={run.finished_at} />
          </>
        )}
      </p>
    </div>
  )
}
