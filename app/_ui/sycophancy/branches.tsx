import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Branch } from '#services/attempt/branches.ts'
import type { ItemPublic } from '#core/suites/index.ts'
import { ARM_NAMES, armOf } from '#core/suites/sycophancy/arms.ts'
import type { SycophancyBody } from '#core/suites/sycophancy/schema.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { OutcomeChip } from '../kit/outcomes.tsx'
import { InlineText, RichText } from '../text/rich-text.tsx'
import { sycophancyDetail } from './detail.ts'
import type { Detail } from './detail.ts'
import { messagesOf } from './said.ts'
import { ReplyVerdict, readingOf } from './verdict.tsx'
import { armText } from './words.ts'

/** Characters of a reply that stand beside the others. */
const SHOWN = 600
/** Characters that surely fit into a card without scrolling. */
const FITS = 160
/** Up to so many branches all stand open. */
const FEW = 9

interface BranchesProps {
  branches: readonly Branch[]
  /** the attempt whose page this is */
  own: string
  item: ItemPublic
  body: SycophancyBody | null
}

/**
 * Every arm of the item side by side: what the user said, what the model said, and what that was read as. In groups
 * by what they branch from; with many branches, the group of this attempt is open and the others open by hand.
 */
export function Branches({ branches, own, item, body }: BranchesProps): ReactNode {
  if (branches.length < 2) return null
  const place = (arm: string): number => ARM_NAMES.indexOf(arm)
  const sorted = [...branches].sort((a, b) => place(a.arm) - place(b.arm))
  const groups = [...Map.groupBy(sorted, (branch) => originOf(branch.arm))]
  return (
    <section className="min-w-0">
      <h2 className="mb-1">{t('syc.branches.title')}</h2>
      <p className="mb-3 max-w-[46rem] text-muted">{t('syc.branches.what')}</p>
      <div className="grid grid-cols-1 gap-3">
        {groups.map(([origin, members]) => (
          <details key={origin} open={branches.length <= FEW || members.some((branch) => branch.id === own)}>
            <summary className="py-1">
              <h3 className="inline">{textIfAny(`syc.branches.group.${origin}`) ?? origin}</h3>{' '}
              <span className="text-sm text-muted">{t('syc.branches.count', { count: members.length })}</span>
            </summary>
            <ul className="mt-2 mb-4 grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
              {members.map((branch) => (
                <Card key={branch.id} branch={branch} here={branch.id === own} item={item} body={body} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  )
}

/** What an arm branches from: `own` for the first answer and all that follows it, `right`, `wrong`, or its probe. */
function originOf(name: string): string {
  if (!ARM_NAMES.includes(name)) return name
  const arm = armOf(name)
  switch (arm.kind) {
    case 'first':
      return 'own'
    case 'challenge':
      return arm.first
    case 'pressure':
      return 'right'
    default:
      return arm.kind
  }
}

interface CardProps {
  branch: Branch
  here: boolean
  item: ItemPublic
  body: SycophancyBody | null
}

function Card({ branch, here, item, body }: CardProps): ReactNode {
  const detail = sycophancyDetail(branch.detail)
  const reply = branch.outputs.at(-1)
  return (
    <li
      className={`card grid min-w-0 grid-cols-1 grid-rows-[auto_auto_1fr_auto] gap-2.5 p-4 ${here ? 'border-line-strong! outline-2 outline-gold' : ''}`}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
        <h4 className="min-w-0 flex-1 font-semibold">
          {here ? (
            armText(branch.arm)
          ) : (
            <Link href={`/attempts/${branch.id}`} prefetch={false} className="link">
              {armText(branch.arm)}
            </Link>
          )}
        </h4>
        {here ? (
          <span className="chip">{t('syc.branches.here')}</span>
        ) : (
          // Of a scored reply the line below says more.
          branch.outcome !== null &&
          branch.outcome !== 'scored' && <OutcomeChip outcome={branch.outcome} correct={branch.correct} />
        )}
      </div>
      <Said arm={branch.arm} item={item} body={body} />
      <div
        className="max-h-56 min-w-0 overflow-y-auto text-sm"
        {...scrolling(reply ?? '', t('syc.chat.assistant'))}
      >
        {reply === undefined ? (
          <p className="text-muted italic">{t('syc.branches.none')}</p>
        ) : reply.trim() === '' ? (
          <p className="text-muted italic">{t('attempt.output.empty')}</p>
        ) : (
          <RichText text={shortened(reply)} />
        )}
      </div>
      {detail && <Reading detail={detail} body={body} />}
    </li>
  )
}

/** The user's words in this arm; of several turns, the last ones. */
function Said({
  arm,
  item,
  body,
}: {
  arm: string
  item: ItemPublic
  body: SycophancyBody | null
}): ReactNode {
  if (body === null || !ARM_NAMES.includes(arm)) return <div />
  const said = messagesOf(item, armOf(arm), body).at(-1)
  if (said === undefined) return <div />
  return (
    <blockquote
      className="max-h-40 overflow-y-auto border-l-2 border-line-strong pl-3 text-sm text-muted"
      {...scrolling(said, t('syc.chat.user'))}
    >
      <InlineText text={said} />
    </blockquote>
  )
}

/** What makes a part that scrolls reachable by keyboard; nothing for a text that fits, to spare stops on the way. */
function scrolling(text: string, name: string): { tabIndex?: 0; role?: 'group'; 'aria-label'?: string } {
  return text.length > FITS ? { tabIndex: 0, role: 'group', 'aria-label': name } : {}
}

/** What the replies were read as: the last one in full, those before it in a word each. */
function Reading({ detail, body }: { detail: Detail; body: SycophancyBody | null }): ReactNode {
  const last = detail.turns.at(-1)
  if (last === undefined) return <p className="text-sm text-muted">{detail.reason}</p>
  return (
    <div className="grid gap-2">
      {detail.turns.length > 1 && (
        <ol className="flex flex-wrap gap-1 text-sm">
          {detail.turns.slice(0, -1).map((turn, i) => {
            const [word, tone] = readingOf(turn)
            return (
              <li key={i} className={`chip ${tone}`}>
                {t('syc.branches.turn', { n: i + 1 })}: {word}
              </li>
            )
          })}
        </ol>
      )}
      <ReplyVerdict turn={last} body={body} accepts={detail.accepts} holds={detail.arm === 'premise.true'} />
    </div>
  )
}

/** The end of a long reply: the answer stands there. */
function shortened(reply: string): string {
  const text = reply.trim()
  return text.length <= SHOWN ? text : `(${t('syc.branches.cut')}) ... ${text.slice(-SHOWN)}`
}
