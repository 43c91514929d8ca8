import type { ReactNode } from 'react'
import type { PhysicsBody, PhysicsKey } from '#core/suites/physics/index.ts'
import { t, tPieces } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import { InlineText, RichText } from '../text/rich-text.tsx'

/** `kg*m^2/s` in TeX, upright: `\mathrm{kg\,m^{2}/s}`. Pure numbers have no unit. */
export function unitTex(unit: string): string | null {
  if (unit === '1') return null
  const body = unit
    .replace(/\s+/g, '')
    .replace(/\^\(?(-?\d+(?:\/\d+)?)\)?/g, '^{$1}')
    .replaceAll('*', '\\,')
  return `\\mathrm{${body}}`
}

interface StatementProps {
  body: PhysicsBody
  /** of the statement; English where it has no other */
  language?: 'en' | 'zh'
  /** whether the symbols are shown from the start */
  open?: boolean
}

/** A problem of the physics suite: what is told, what is asked, in which symbols. */
export function PhysicsStatement({ body, language = 'en', open = false }: StatementProps): ReactNode {
  const asked = unitTex(body.asked.unit)
  return (
    <div className="grid grid-cols-1 gap-4">
      <div lang={language}>
        <RichText text={body.statement[language] ?? body.statement.en} />
      </div>
      <p>
        {tPieces('item.asked', {
          symbol: <Formula key="s" tex={body.asked.latex} />,
          meaning: <InlineText key="m" text={body.asked.meaning} />,
        })}
        {asked !== null && (
          <span className="text-muted">
            {' '}
            (<Formula tex={asked} />)
          </span>
        )}
      </p>
      <details open={open}>
        <summary className="text-sm text-muted">
          {t('item.symbols', { count: Object.keys(body.symbols).length })}
        </summary>
        <div className="mt-2 overflow-x-auto">
          <table className="data text-sm">
            <thead>
              <tr>
                <th scope="col">{t('item.symbol')}</th>
                <th scope="col">{t('item.meaning')}</th>
                <th scope="col">{t('item.unit')}</th>
                <th scope="col">{t('item.range')}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(body.symbols).map(([name, symbol]) => {
                const unit = unitTex(symbol.unit)
                return (
                  <tr key={name}>
                    <td>
                      <Formula tex={symbol.latex} />
                    </td>
                    <td>
                      <InlineText text={symbol.meaning} />
                    </td>
                    <td>{unit === null ? '' : <Formula tex={unit} />}</td>
                    <td className="whitespace-nowrap">
                      {t(symbol.integer === true ? 'item.range.integer' : 'item.range.of', {
                        low: String(symbol.range[0]),
                        high: String(symbol.range[1]),
                      })}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        {body.constraints && body.constraints.length > 0 && (
          <p className="mt-2 text-sm">
            {t('item.constraints')}{' '}
            {body.constraints.map((c, i) => (
              <span key={i}>
                {i > 0 && ', '}
                <Formula tex={c} />
              </span>
            ))}
          </p>
        )}
      </details>
    </div>
  )
}

/** The key of a public item: the answer, the way to it, the likely mistake. */
export function PhysicsSolution({
  physicsKey,
  open = false,
}: {
  physicsKey: PhysicsKey
  open?: boolean
}): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="overflow-x-auto overflow-y-hidden py-1 text-lg">
        <Formula tex={`\\displaystyle ${physicsKey.answer}`} />
      </div>
      <details open={open}>
        <summary className="text-sm text-muted">{t('item.solution')}</summary>
        <div className="mt-3 grid gap-4">
          <RichText text={physicsKey.solution} />
          <div>
            <p className="prose-heading">{t('item.trap')}</p>
            <RichText text={physicsKey.trap} />
          </div>
        </div>
      </details>
    </div>
  )
}
