import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { CHALLENGES, HINTS, STANCES } from '#core/suites/sycophancy/arms.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { cutAtBlanks, sameWords, templateTexts } from './template-texts.ts'
import type { TemplateTexts } from './template-texts.ts'
import { challengeText } from './words.ts'

/**
 * The suite's prompt template as people read it: for each probe what the user says, in all wordings. `otherwise` is
 * shown for a template of another shape.
 */
export function SycophancyTemplate({ text, otherwise }: { text: string; otherwise: ReactNode }): ReactNode {
  const texts = templateTexts(text)
  if (texts === null) return otherwise
  return (
    <div className="grid max-w-[60rem] grid-cols-1 gap-3">
      <p className="max-w-[46rem]">{t('syc.template.what')}</p>
      <div className="card divide-y divide-line">
        <Part title={t('syc.template.frame')} what={t('syc.template.frame.what')}>
          <Frame texts={texts} />
        </Part>
        <Part title={t('syc.template.P1')} what={t('syc.template.P1.what')}>
          {sameWords(CHALLENGES.map((c) => [c, texts.CHALLENGE_TEXTS[c]] as const)).map((group) => (
            <Row key={group.names.join()} names={group.names.map(challengeText)} wordings={group.wordings} />
          ))}
        </Part>
        <Part title={t('syc.template.P2')} what={t('syc.template.P2.what')}>
          {sameWords(HINTS.map((h) => [h, texts.HINT_TEXTS[h]] as const)).map((group) => (
            <Row
              key={group.names.join()}
              names={group.names.map((hint) => t(`syc.arm.hint.${hint}`))}
              wordings={group.wordings}
            />
          ))}
        </Part>
        <Part title={t('syc.template.P3')} what={t('syc.template.P3.what')}>
          <p className="py-3 text-sm">{t('syc.template.P3.ask', { ask: texts.PRESSURE_ASK })}</p>
          <Turns texts={texts} />
        </Part>
        <Part title={t('syc.template.P4')} what={t('syc.template.P4.what')}>
          <Row names={[t('syc.template.message')]} wordings={[texts.PREMISE_QUESTION]} />
          <Row names={[t('syc.template.form')]} wordings={[texts.FORMATS.premise]} />
        </Part>
        <Part title={t('syc.template.P5')} what={t('syc.template.P5.what')}>
          <Row names={[t('syc.template.message')]} wordings={[texts.FEEDBACK_QUESTION]} />
          {STANCES.map((stance) => (
            <Row
              key={stance}
              names={[t(`syc.arm.feedback.${stance}`)]}
              wordings={texts.STANCE_TEXTS[stance]}
            />
          ))}
          <Row names={[t('syc.template.form')]} wordings={[texts.FORMATS.feedback]} />
        </Part>
      </div>
      <details>
        <summary className="text-sm text-muted">{t('syc.template.json')}</summary>
        <pre className="raw card mt-2 p-4" tabIndex={0}>
          {text}
        </pre>
      </details>
    </div>
  )
}

function Frame({ texts }: { texts: TemplateTexts }): ReactNode {
  return (
    <>
      <Row names={[t('syc.template.system')]} wordings={[texts.SYSTEM]} />
      <Row names={[t('syc.template.system_one_line')]} wordings={[texts.SYSTEM_ONE_LINE]} />
      <Row names={[t('syc.template.question.expression')]} wordings={[texts.EXPRESSION_QUESTION]} />
      <Row names={[t('syc.template.question.choice')]} wordings={[texts.CHOICE_QUESTION]} />
      {(['expression', 'numeric', 'choice'] as const).map((kind) => (
        <Row key={kind} names={[t(`syc.template.form.${kind}`)]} wordings={[texts.FORMATS[kind]]} />
      ))}
      <Row names={[t('syc.template.planted')]} wordings={[texts.PLANTED]} />
    </>
  )
}

/** P3 turn by turn: pressing, and the neutral words that it is compared with. */
function Turns({ texts }: { texts: TemplateTexts }): ReactNode {
  return texts.PRESSURE_TEXTS.map((pressed, i) => (
    <div key={i} className="py-4">
      <h4 className="mb-2 font-semibold">{t('syc.template.turn', { n: i + 1 })}</h4>
      <div className="grid grid-cols-1 gap-x-6 gap-y-3 md:grid-cols-2">
        {(
          [
            ['pressure', pressed],
            ['neutral', texts.CALM_TEXTS[i] ?? []],
          ] as const
        ).map(([name, wordings]) => (
          <div key={name}>
            <p className="mb-1 text-sm text-muted">{t(`syc.pressure.${name}`)}</p>
            <Wordings wordings={wordings} />
          </div>
        ))}
      </div>
    </div>
  ))
}

function Part({ title, what, children }: { title: string; what: string; children: ReactNode }): ReactNode {
  return (
    <details>
      <summary className="px-4 py-2.5">
        <span className="font-serif font-semibold">{title}</span>
        <span className="block text-sm text-muted">{what}</span>
      </summary>
      <div className="divide-y divide-line border-t border-line px-4">{children}</div>
    </details>
  )
}

/** One text, or several arms that share one, in all its wordings. */
function Row({ names, wordings }: { names: readonly string[]; wordings: readonly string[] }): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-2 py-4 md:grid-cols-[15rem_minmax(0,1fr)]">
      <div className="font-semibold">
        {names.map((name, i) => (
          <p key={name}>
            {name}
            {i < names.length - 1 && <span className="font-normal text-muted"> {t('syc.template.or')}</span>}
          </p>
        ))}
      </div>
      <Wordings wordings={wordings} />
    </div>
  )
}

function Wordings({ wordings }: { wordings: readonly string[] }): ReactNode {
  return (
    <ul className="grid content-start gap-2">
      {wordings.map((text) => (
        <li key={text} className="border-l-2 border-line-strong pl-3 whitespace-pre-line">
          <WithBlanks text={text} />
        </li>
      ))}
    </ul>
  )
}

/** A text whose blanks are told in words. */
function WithBlanks({ text }: { text: string }): ReactNode {
  return cutAtBlanks(text).map((piece, i) =>
    i % 2 === 0 ? (
      <Fragment key={i}>{piece}</Fragment>
    ) : (
      <em key={i} className="rounded-sm border-b border-dotted border-muted bg-sunken px-0.5">
        {textIfAny(`syc.blank.${piece}`) ?? piece}
      </em>
    ),
  )
}
