import type { ReactNode } from 'react'
import type { AttemptView, TurnView } from '#services/attempt/view.ts'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import { detailOf } from '#core/suites/long-context/schema.ts'
import { t } from '../../_messages/index.ts'
import { isPhysicsDetail } from './detail.ts'
import { LongContextReason } from './long-context-reason.tsx'
import { Output } from './output.tsx'
import { PhysicsReason } from './physics-reason.tsx'
import { ReadAnswer } from './read-answer.tsx'
import { PhysicsSolution, PhysicsStatement } from './physics-item.tsx'

/** What was asked, what the model wrote, the key, and why this score. */
export function AttemptBody({ view }: { view: AttemptView }): ReactNode {
  const body = view.suite === 'physics' ? physicsBodySchema.safeParse(view.item.body) : null
  const key = view.suite === 'physics' ? physicsKeySchema.safeParse(view.key) : null
  const long = view.suite === 'long-context' ? detailOf(view.detail) : null
  const last = view.turns.at(-1)
  return (
    <>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-3">{t('attempt.problem')}</h2>
          {body?.success ? <PhysicsStatement body={body.data} /> : <Asked view={view} />}
        </section>
        {long !== null && (
          <section className="min-w-0">
            <h2 className="mb-3">{t('attempt.why')}</h2>
            <LongContextReason detail={long} />
          </section>
        )}
        {key?.success && (
          <section className="grid min-w-0 content-start gap-6">
            {body?.success && last && isPhysicsDetail(view.detail) && view.detail.eed && (
              <div>
                <h2 className="mb-3">{t('attempt.read')}</h2>
                <ReadAnswer output={last.output} physicsKey={key.data} body={body.data} />
              </div>
            )}
            <div>
              <h2 className="mb-3">{t('attempt.key')}</h2>
              <PhysicsSolution physicsKey={key.data} />
            </div>
          </section>
        )}
      </div>
      <section className="min-w-0">
        <h2 className="mb-3">{t('attempt.output')}</h2>
        {view.turns.length === 0 ? (
          <p className="text-muted">{t('attempt.output.none')}</p>
        ) : (
          <div className="grid gap-5">
            {view.turns.map((turn) => (
              <Turn key={turn.n} turn={turn} numbered={view.turns.length > 1} />
            ))}
          </div>
        )}
      </section>
      {body?.success && key?.success && isPhysicsDetail(view.detail) && last && (
        <section className="min-w-0">
          <h2 className="mb-3">{t('attempt.why')}</h2>
          <PhysicsReason detail={view.detail} body={body.data} physicsKey={key.data} output={last.output} />
        </section>
      )}
    </>
  )
}

/** The messages of the first turn, for suites that have no page of their own for an item. */
function Asked({ view }: { view: AttemptView }): ReactNode {
  const messages = view.turns[0]?.messages ?? []
  return <Messages messages={messages} />
}

function Messages({ messages }: { messages: TurnView['messages'] }): ReactNode {
  return (
    <div className="grid gap-3">
      {messages.map((message, i) => (
        <div key={i} className="card p-4">
          <p className="mb-1 text-xs font-semibold text-muted">{t(`role.${message.role}`)}</p>
          <Content text={message.content} />
        </div>
      ))}
    </div>
  )
}

/** Beyond this many characters a message scrolls in a box of its own. */
const LONG = 4000

function Content({ text }: { text: string }): ReactNode {
  if (text.length <= LONG) return <pre className="raw">{text}</pre>
  return (
    // Focusable, so that it can be scrolled by keyboard.
    <pre className="raw max-h-[30rem] overflow-auto" tabIndex={0}>
      {text}
    </pre>
  )
}

function Turn({ turn, numbered }: { turn: TurnView; numbered: boolean }): ReactNode {
  return (
    <article className="grid gap-3">
      {numbered && <h3>{t('attempt.turn', { n: turn.n + 1 })}</h3>}
      {turn.reasoning !== null && turn.reasoning !== '' && (
        <details className="card p-4">
          <summary className="text-sm text-muted">{t('attempt.reasoning')}</summary>
          <div className="mt-3">
            <Output text={turn.reasoning} name={`reasoning-${String(turn.n)}`} />
          </div>
        </details>
      )}
      <div className="card p-4 sm:p-5">
        <Output text={turn.output} name={`output-${String(turn.n)}`} />
      </div>
      {turn.messages.length > 0 && (
        <details>
          <summary className="text-sm text-muted">{t('attempt.prompt')}</summary>
          <div className="mt-3">
            <Messages messages={turn.messages} />
          </div>
        </details>
      )}
    </article>
  )
}
