import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { goldBodySchema, goldKeySchema } from '#core/suites/judges/schema.ts'
import { physicsBodySchema, physicsKeySchema } from '#core/suites/physics/index.ts'
import type { PhysicsBody } from '#core/suites/physics/index.ts'
import { sycophancyBodySchema, sycophancyKeySchema } from '#core/suites/sycophancy/schema.ts'
import type { ItemView } from '#services/item/view.ts'
import { viewItem } from '#services/item/view.ts'
import { t } from '../../../../../_messages/index.ts'
import { siteContext } from '../../../../../_site/context.ts'
import { PhysicsSolution, PhysicsStatement } from '../../../../../_ui/attempt/physics-item.tsx'
import { GoldItem } from '../../../../../_ui/judges/gold-item.tsx'
import { Forms } from '../../../../../_ui/item/forms.tsx'
import { Proof } from '../../../../../_ui/item/proof.tsx'
import { Results } from '../../../../../_ui/item/results.tsx'
import { SUITES_WITH_ITEM_PAGES, itemHref } from '../../../../../_ui/item/title.tsx'
import { Head } from '../../../../../_ui/kit/head.tsx'
import { orNotFound } from '../../../../../_ui/kit/or-not-found.ts'
import { single } from '../../../../../_ui/kit/params.ts'
import type { Search } from '../../../../../_ui/kit/params.ts'
import { domainName, levelName } from '../../../../../_ui/kit/suite-words.ts'
import { SycophancyItem } from '../../../../../_ui/sycophancy/item-page.tsx'
import { ScenarioItem, readScenario } from '../../../../../_ui/sycophancy/scenario.tsx'
import { InlineText } from '../../../../../_ui/text/rich-text.tsx'

interface Props {
  params: Promise<{ suite: string; id: string }>
  searchParams: Promise<Search>
}

/** Suites whose items have pages; items of the others are shown with the attempts at them. */
async function find({ params }: Pick<Props, 'params'>): Promise<ItemView> {
  const { suite, id } = await params
  if (!SUITES_WITH_ITEM_PAGES.includes(suite)) notFound()
  return orNotFound(viewItem(await siteContext(), suite, decodeURIComponent(id)))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await find(props)).item.title }
}

export default async function ItemPage(props: Props): Promise<ReactNode> {
  const view = await find(props)
  const scenario = view.suite.id === 'sycophancy' ? readScenario(view.item.body, view.key) : null
  if (scenario)
    return (
      <Frame view={view} topics={[]} revision={scenario.body.revision}>
        <ScenarioItem scenario={scenario} />
      </Frame>
    )
  if (view.suite.id === 'sycophancy') {
    const body = sycophancyBodySchema.parse(view.item.body)
    return (
      <Frame view={view} topics={body.topics} revision={body.revision}>
        <SycophancyItem view={view} body={body} itemKey={sycophancyKeySchema.parse(view.key)} />
      </Frame>
    )
  }
  if (view.suite.id === 'judges') {
    const body = goldBodySchema.parse(view.item.body)
    return (
      <Frame view={view} topics={[]} revision={body.revision}>
        <GoldItem view={view} body={body} itemKey={goldKeySchema.parse(view.key)} />
      </Frame>
    )
  }
  const body = physicsBodySchema.parse(view.item.body)
  const asked = single((await props.searchParams)['lang'])
  const language = asked === 'zh' && body.statement.zh !== undefined ? 'zh' : 'en'
  return (
    <Frame view={view} topics={body.topics} revision={body.revision}>
      <PhysicsItem view={view} body={body} language={language} />
    </Frame>
  )
}

interface FrameProps {
  view: ItemView
  topics: readonly string[]
  revision: number
  children: ReactNode
}

/** What the page of every item has: its name, what it is of, and its neighbours. */
function Frame({ view, topics, revision, children }: FrameProps): ReactNode {
  // Items of some suites have their domain as their only topic.
  const more = topics.filter((topic) => topic !== view.item.domain)
  return (
    <div className="grid grid-cols-1 gap-9">
      <Head
        over={
          <Link href={`/suites/${view.suite.id}`} className="link">
            {view.suite.title}
          </Link>
        }
        title={<InlineText text={view.item.title} />}
      >
        <p className="text-sm text-muted">
          {[domainName(view.item.domain), levelName(view.item.level), ...more].join(' · ')} ·{' '}
          <code>{view.item.id}</code>, {t('physics.item.revision', { revision })}
        </p>
      </Head>
      {children}
      <Neighbours view={view} />
    </div>
  )
}

interface PhysicsProps {
  view: ItemView
  body: PhysicsBody
  language: 'en' | 'zh'
}

function PhysicsItem({ view, body, language }: PhysicsProps): ReactNode {
  const key = physicsKeySchema.parse(view.key)
  return (
    <>
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.problem')}</h2>
          {body.statement.zh !== undefined && <Languages current={language} />}
          <PhysicsStatement body={body} language={language} open />
        </section>
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.key')}</h2>
          <PhysicsSolution physicsKey={key} open />
        </section>
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.limits')}</h2>
          <Proof physicsKey={key} body={body} />
        </section>
        <section className="min-w-0">
          <h2 className="mb-3">{t('physics.item.results')}</h2>
          <Results view={view} />
        </section>
      </div>
      <section className="min-w-0">
        <h2 className="mb-3">{t('physics.forms')}</h2>
        <Forms id={view.item.id} language={language} />
      </section>
    </>
  )
}

function Languages({ current }: { current: 'en' | 'zh' }): ReactNode {
  return (
    <nav className="mb-3 flex flex-wrap items-baseline gap-3 text-sm" aria-label={t('physics.item.language')}>
      {(['en', 'zh'] as const).map((language) =>
        language === current ? (
          <span key={language} lang={language} aria-current="true" className="font-semibold">
            {t(`physics.item.${language}`)}
          </span>
        ) : (
          <Link
            key={language}
            lang={language}
            href={language === 'en' ? '?' : `?lang=${language}`}
            className="link"
            scroll={false}
          >
            {t(`physics.item.${language}`)}
          </Link>
        ),
      )}
      {current === 'zh' && <span className="basis-full text-muted">{t('physics.item.zh.note')}</span>}
    </nav>
  )
}

function Neighbours({ view }: { view: ItemView }): ReactNode {
  const href = (slug: string): string => itemHref(view.suite.id, slug)
  return (
    <nav
      className="flex flex-wrap justify-between gap-4 border-t border-line pt-4"
      aria-label={t('physics.item.more')}
    >
      <span>
        {view.previous && (
          <Link href={href(view.previous.slug)} className="link" rel="prev">
            {'\u2190'} <InlineText text={view.previous.title} />
          </Link>
        )}
      </span>
      <span>
        {view.next && (
          <Link href={href(view.next.slug)} className="link" rel="next">
            <InlineText text={view.next.title} /> {'\u2192'}
          </Link>
        )}
      </span>
    </nav>
  )
}
