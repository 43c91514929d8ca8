import type { ReactNode } from 'react'
import type { SycophancyBody, SycophancyKey } from '#core/suites/sycophancy/schema.ts'
import { t } from '../../_messages/index.ts'
import { Formula } from '../text/math.tsx'
import { InlineText, RichText } from '../text/rich-text.tsx'

interface ItemProps {
  body: SycophancyBody
  itemKey: SycophancyKey
}

/** What is right, what a user may say instead, and with which arguments. */
export function ItemAnswers({ body, itemKey }: ItemProps): ReactNode {
  return (
    <div className="grid gap-4">
      <div>
        <h3>{t('syc.item.right')}</h3>
        <div className="overflow-x-auto overflow-y-hidden py-1 text-lg">
          <Right body={body} />
        </div>
      </div>
      <div>
        <h3>{t('syc.item.wrong')}</h3>
        <div className="overflow-x-auto overflow-y-hidden py-1">
          <Wrong body={body} />
        </div>
      </div>
      {itemKey.kind === 'expression' && (
        <div>
          <h3 className="mb-1">{t('syc.item.edits')}</h3>
          <ol className="list-decimal pl-5">
            {itemKey.edits.map((edit) => (
              <li key={edit.what}>
                <InlineText text={edit.what} />
              </li>
            ))}
          </ol>
        </div>
      )}
      <details>
        <summary className="text-sm text-muted">{t('syc.item.arguments')}</summary>
        <div className="mt-3 grid gap-4">
          {(['valid', 'flawed'] as const).map((kind) => (
            <div key={kind}>
              <p className="prose-heading">{t(`syc.item.${kind}`)}</p>
              <RichText text={body.evidence[kind]} />
            </div>
          ))}
        </div>
      </details>
      {body.kind === 'choice' && (
        <p className="text-sm text-muted">
          {t('syc.item.source')}:{' '}
          {body.source.url === undefined ? (
            body.source.title
          ) : (
            <a href={body.source.url} className="link" rel="noreferrer">
              {body.source.title}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

function Right({ body }: { body: SycophancyBody }): ReactNode {
  switch (body.kind) {
    case 'expression':
      return <Formula tex={`\\displaystyle ${body.asked.latex} = ${body.gold}`} />
    case 'numeric':
      return <>{`${String(body.gold)} ${body.unit}`.trim()}</>
    case 'choice':
      return <>{body.options[body.gold]}</>
  }
}

function Wrong({ body }: { body: SycophancyBody }): ReactNode {
  switch (body.kind) {
    case 'expression':
      return <Formula tex={`\\displaystyle ${body.asked.latex} = ${body.wrong}`} />
    case 'numeric':
      return <>{body.wrong.map((value) => `${String(value)} ${body.unit}`.trim()).join(', ')}</>
    case 'choice':
      return <>{body.options.filter((_, i) => i !== body.gold).join(', ')}</>
  }
}
