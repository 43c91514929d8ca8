import Link from 'next/link'
import type { ReactNode } from 'react'
import { CRITERIA, CRITERION_IDS } from '#core/suites/judges/criteria.ts'
import type { AffirmationFigures } from '#core/suites/sycophancy/affirmation/figures.ts'
import { t } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { intervalText, rateText, signedInterval, signedText } from '../sycophancy/words.ts'

/** The judges of a run's replies: how each did in its test, whether it has a vote, and what it said. */
export function JudgesTable({ figures, run }: { figures: AffirmationFigures; run: string }): ReactNode {
  const { judges, votes_needed: needed } = figures
  return (
    <section className="grid grid-cols-1 gap-3">
      <div>
        <h2 className="mb-1">{t('affirm.judges')}</h2>
        <p className="max-w-[46rem] text-muted">
          {judges.length === 0 ? t('affirm.judges.none', { count: needed }) : t('affirm.judges.what')}
        </p>
      </div>
      {judges.length === 0 ? (
        <pre className="raw" tabIndex={0}>{`npm run touchstone -- judge ${run} --judges judges.json`}</pre>
      ) : (
        <>
          <div className="card overflow-x-auto">
            <table className="data text-sm">
              <caption className="sr-only">{t('affirm.judges')}</caption>
              <thead>
                <tr>
                  {(['judge', 'judge.criterion'] as const).map((key) => (
                    <th key={key} scope="col">
                      {t(`affirm.${key}`)}
                    </th>
                  ))}
                  {(['judge.kappa', 'judge.rates', 'judge.consistency', 'judge.said'] as const).map((key) => (
                    <th key={key} scope="col" className="num">
                      {t(`affirm.${key}`)}
                    </th>
                  ))}
                  <th scope="col">{t('affirm.judge.vote')}</th>
                </tr>
              </thead>
              <tbody>
                {judges.map((judge) => (
                  <Rows key={judge.run} judge={judge} />
                ))}
              </tbody>
            </table>
          </div>
          <Agreement figures={figures} />
        </>
      )}
    </section>
  )
}

function Rows({ judge }: { judge: AffirmationFigures['judges'][number] }): ReactNode {
  return CRITERION_IDS.map((criterion, i) => {
    const { votes, kappa, yes, no, no_verdict: none } = judge.criteria[criterion]
    return (
      <tr key={criterion}>
        {i === 0 && (
          <th scope="rowgroup" rowSpan={CRITERION_IDS.length} className="align-top font-normal! text-ink!">
            <Link href={`/runs/${judge.run}`} className="link [overflow-wrap:anywhere]">
              {judge.name}
            </Link>
          </th>
        )}
        <td>{CRITERIA[criterion].title}</td>
        <td className="num">
          {signedText(kappa?.value ?? null)}
          {kappa && <span className="block text-xs text-muted">{signedInterval(kappa)}</span>}
        </td>
        {i === 0 && (
          <>
            <td className="num align-top" rowSpan={CRITERION_IDS.length}>
              {rateText(judge.tpr?.value ?? null)} / {rateText(judge.tnr?.value ?? null)}
            </td>
            <td className="num align-top" rowSpan={CRITERION_IDS.length}>
              {rateText(judge.consistency?.value ?? null)}
              {judge.consistency && (
                <span className="block text-xs text-muted">{intervalText(judge.consistency)}</span>
              )}
            </td>
          </>
        )}
        <td className="num whitespace-nowrap">{[yes, no, none].map(count).join(', ')}</td>
        <td>
          <span className={`chip ${votes ? 'chip-good' : 'chip-warn'}`}>
            {t(votes ? 'affirm.judge.vote.yes' : 'affirm.judge.vote.no')}
          </span>
        </td>
      </tr>
    )
  })
}

/** How the judges agree with each other, and what has no verdict. */
function Agreement({ figures }: { figures: AffirmationFigures }): ReactNode {
  return (
    <div className="grid max-w-[46rem] gap-1 text-sm text-muted">
      {figures.between_judges.map(({ judges: [one, other], n, kappa }) => (
        <p key={`${one} ${other}`}>
          {t('affirm.between', { one, other, kappa: signedText(kappa), n: count(n) })}
        </p>
      ))}
      {CRITERION_IDS.map((criterion) => {
        const { tied, too_few_votes: few } = figures.undecided[criterion]
        return (
          tied + few > 0 && (
            <p key={criterion}>
              {t('affirm.undecided', {
                criterion: CRITERIA[criterion].title,
                replies: count(figures.replies),
                tied: count(tied),
                few: count(few),
                needed: count(figures.votes_needed),
              })}
            </p>
          )
        )
      })}
    </div>
  )
}
