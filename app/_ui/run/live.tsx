'use client'

import PageLink from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { RunStatus } from '#core/protocol/index.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { count, points, share } from '../format/numbers.ts'
import { duration } from '../format/times.ts'
import { OutcomeBar, OutcomeList } from '../kit/outcomes.tsx'
import { RunActions } from './actions.tsx'
import { lostAll } from './attempts.ts'
import { RunLog } from './log.tsx'
import { ended, stateTone } from './state.ts'
import { isOver, watchRun } from './watch.ts'
import type { Link, LogLine } from './watch.ts'

interface RunLiveProps {
  initial: RunStatus
  log: readonly LogLine[]
  /** there is a figure to show */
  result: boolean
  /** the visitor may cancel and publish */
  manages: boolean
}

/** Where the run stands, followed while the page is in view. */
export function RunLive({ initial, log, result, manages }: RunLiveProps): ReactNode {
  const { status, lines, link } = useRun(initial, log)
  return (
    <section className="card grid gap-4 p-4 sm:p-5" aria-label={t('run.progress')}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className={`chip ${stateTone(status.state)}`} role="status">
          {t(`run.state.${status.state}`)}
        </span>
        {status.published && <span className="chip chip-good">{t('run.published')}</span>}
        {link === 'lost' && <span className="chip chip-warn">{t('run.link.lost')}</span>}
        <span className="grow" />
        <RunActions status={status} manages={manages} />
      </div>
      <Why status={status} result={result} />
      <div className="grid gap-2">
        <OutcomeBar outcomes={status.outcomes} total={status.total} />
        <progress
          className="sr-only"
          max={status.total}
          value={ended(status)}
          aria-label={t('run.progress')}
        />
        <Numbers status={status} />
      </div>
      {status.done > 0 && (
        <details>
          <summary className="text-sm text-muted">{t('run.outcomes')}</summary>
          <div className="mt-3">
            <OutcomeList outcomes={status.outcomes} />
          </div>
        </details>
      )}
      <RunLog lines={lines} />
    </section>
  )
}

function useRun(
  initial: RunStatus,
  log: readonly LogLine[],
): { status: RunStatus; lines: LogLine[]; link: Link } {
  const router = useRouter()
  const [status, setStatus] = useState(initial)
  const [fresh, setFresh] = useState<LogLine[]>([])
  const [link, setLink] = useState<Link>('stream')
  const refreshAt = useRef(0)
  const seq = useRef(initial.seq)
  const doneShown = useRef(initial.done)
  const over = isOver(status.state)

  // A server render as new as the stream's last word wins: it also knows what is no event of the run (publishing).
  useEffect(() => {
    setStatus((now) => (initial.seq >= now.seq ? initial : now))
    doneShown.current = initial.done
  }, [initial])

  useEffect(() => {
    if (over) return
    let stop: (() => void) | null = null
    const follow = (): void => {
      // Browsers allow few connections to one host: a page out of sight gives its own back.
      if (document.visibilityState === 'hidden') {
        stop?.()
        stop = null
      } else
        stop ??= watchRun(initial.id, seq.current, {
          onStatus: (next) => {
            seq.current = next.seq
            setStatus(next)
          },
          onLog: (line) => {
            setFresh((now) => [...now.slice(-200), line])
          },
          onLink: setLink,
        })
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      stop?.()
    }
  }, [initial.id, over])

  // The table of attempts comes from the server: fetched again at most every three seconds, and at the end.
  useEffect(() => {
    if (status.done === doneShown.current && !over) return
    const wait = over ? 0 : Math.max(0, refreshAt.current + 3000 - Date.now())
    const timer = setTimeout(() => {
      refreshAt.current = Date.now()
      router.refresh()
    }, wait)
    return () => {
      clearTimeout(timer)
    }
  }, [status.done, over, router])

  const known = new Set(log.map(nameOf))
  return { status, lines: [...log, ...fresh.filter((l) => !known.has(nameOf(l)))], link }
}

function nameOf(line: LogLine): string {
  return `${String(line.seq)} ${line.message}`
}

/** What the state means, why it is so, what it waits for. */
function Why({ status, result }: { status: RunStatus; result: boolean }): ReactNode {
  const nothing = status.state === 'done' && !result && lostAll(status.outcomes)
  const stopped = status.state === 'done' && status.stopped != null
  const meaning = nothing ? 'lost_all' : stopped ? 'stopped' : status.state
  return (
    <div className="max-w-[46rem]">
      <p>{t(`run.meaning.${meaning}`)}</p>
      {status.reason !== null && <p className="mt-1">{t('run.reason', { reason: status.reason })}</p>}
      {nothing && status.rerun == null && (
        <>
          <p className="mt-1">{t('run.lost_all.then')}</p>
          <pre className="raw mt-2 rounded-md bg-sunken p-3" tabIndex={0}>
            npm run --silent touchstone -- eval --rerun {status.id}
          </pre>
        </>
      )}
      {status.waiting_for !== null && (
        <p className="mt-1 text-warn">
          <strong className="font-semibold">{t('run.waiting')}</strong> {status.waiting_for}
        </p>
      )}
      {status.queue && <p className="mt-1">{queueSentence(status.queue, status.waiting_for !== null)}</p>}
      {status.rerun_of != null && (
        <p className="mt-1">
          {tPieces('run.rerun_of', {
            run: (
              <PageLink key="run" href={`/runs/${status.rerun_of}`} className="link">
                {t('run.that_run')}
              </PageLink>
            ),
          })}
        </p>
      )}
      {status.rerun != null && (
        <p className="mt-1">
          {tPieces('run.rerun_by', {
            run: (
              <PageLink key="run" href={`/runs/${status.rerun}`} className="link">
                {t('run.other_run')}
              </PageLink>
            ),
          })}
        </p>
      )}
    </div>
  )
}

/** Where a waiting run stands, and when it begins, as far as that can be told; why it cannot unless that is `said`. */
export function queueSentence(queue: NonNullable<RunStatus['queue']>, said = false): string {
  const place = t('run.queue.place', { n: queue.position })
  if (queue.starts_in_s === null && said) return t('run.queue.only', { place })
  if (queue.starts_in_s === null) return t('run.queue.unknown', { place, why: queue.why ?? '' })
  if (queue.starts_in_s < 5) return t('run.queue.soon', { place })
  return t('run.queue.in', { place, time: duration(queue.starts_in_s) })
}

function Numbers({ status }: { status: RunStatus }): ReactNode {
  const over = isOver(status.state)
  const done = ended(status)
  const figures: [string, string][] = [
    [t('run.done'), t('run.done.of', { done: count(done), total: count(status.total) })],
    ...(over ? [] : ([[t('run.in_flight'), count(status.in_flight)]] as [string, string][])),
    // No endpoint answers without a token: it does not say how many.
    [t('run.tokens'), uncounted(status) ? t('run.tokens.unknown') : count(status.completion_tokens)],
    ...(status.tokens_per_s === null || over
      ? []
      : ([[t('run.speed'), t('run.speed.value', { value: points(status.tokens_per_s) })]] as [
          string,
          string,
        ][])),
    ...(status.eta_s === null || over
      ? []
      : ([[t('run.eta'), duration(status.eta_s)]] as [string, string][])),
  ]
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm tabular-nums">
      {figures.map(([term, value]) => (
        <div key={term}>
          <dt className="text-muted">{term}</dt>
          <dd className="text-base font-medium">{value}</dd>
        </div>
      ))}
      <div>
        <dt className="text-muted">{t('run.percent')}</dt>
        <dd className="text-base font-medium">{share(status.total > 0 ? done / status.total : 0)}</dd>
      </div>
    </dl>
  )
}

/** Answers are there, and no token was counted. */
function uncounted(status: RunStatus): boolean {
  return status.completion_tokens === 0 && status.prompt_tokens === 0 && (status.outcomes.scored ?? 0) > 0
}
