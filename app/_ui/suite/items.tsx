import Link from 'next/link'
import type { ReactNode } from 'react'
import type { ItemLine, SuiteView } from '#services/suite/view.ts'
import { t, textIfAny } from '../../_messages/index.ts'
import { count } from '../format/numbers.ts'
import { ItemTitle, SUITES_WITH_ITEM_PAGES, itemHref } from '../item/title.tsx'
import { domainName, levelName } from '../kit/suite-words.ts'
import { groupItems, groupingOf } from './groups.ts'
import type { ItemGroup, TitleLine } from './groups.ts'

/** Up to so many items are all shown at once. */
const FEW = 24

/**
 * The items of the public splits by name, in groups that open: by kind where a suite has kinds, else by domain.
 * `split` shows those of one split alone; a name that no public split has shows all.
 */
export function Items({ view, split }: { view: SuiteView; split?: string | undefined }): ReactNode {
  if (view.items.length === 0) return null
  const itemsOf = (id: string): ItemLine[] => view.items.filter((item) => item.splits.includes(id))
  const splits = view.splits.filter((s) => s.visibility === 'public' && itemsOf(s.id).length > 0)
  // Where a split holds all of them, it stands for "all".
  const whole = splits.find((s) => itemsOf(s.id).length === view.items.length)
  const chosen = splits.find((s) => s.id === split) ?? whole
  const items = chosen ? itemsOf(chosen.id) : view.items
  const groups = groupItems(items, groupingOf(view.items))
  const open = items.length <= FEW
  return (
    <section id="items">
      <h2 className="mb-2">{t('suite.items')}</h2>
      {SUITES_WITH_ITEM_PAGES.includes(view.suite.id) && (
        <p className="mb-3 max-w-[46rem] text-muted">{t('suite.items.what')}</p>
      )}
      {splits.length > 1 && (
        <nav className="tabs mb-3" aria-label={t('suite.items.filter')}>
          {!whole && (
            <SplitTab suite={view.suite.id} name={t('suite.all')} items={view.items.length} here={!chosen} />
          )}
          {splits.map((s) => (
            <SplitTab
              key={s.id}
              suite={view.suite.id}
              split={s.id}
              name={s.title}
              items={itemsOf(s.id).length}
              here={s === chosen}
            />
          ))}
        </nav>
      )}
      <div className="card divide-y divide-line">
        {groups.map((group) => (
          // A new choice of split starts with what that choice opens.
          <Group key={`${chosen?.id ?? ''} ${group.id}`} suite={view.suite.id} group={group} open={open} />
        ))}
      </div>
    </section>
  )
}

interface TabProps {
  suite: string
  /** none: all items */
  split?: string
  name: string
  items: number
  here: boolean
}

function SplitTab({ suite, split, name, items, here }: TabProps): ReactNode {
  return (
    <Link
      href={`/suites/${suite}${split === undefined ? '' : `?split=${split}`}#items`}
      scroll={false}
      prefetch={false}
      className="tab"
      aria-current={here || undefined}
    >
      {name} <span className="text-muted tabular-nums">{count(items)}</span>
    </Link>
  )
}

function Group({ suite, group, open }: { suite: string; group: ItemGroup; open: boolean }): ReactNode {
  const byKind = group.by === 'kind'
  // Domains of a few items stand side by side; longer ones are lists in columns.
  const short = group.domains.length > 1 && group.domains.every((domain) => domain.titles.length <= 3)
  const about = byKind ? textIfAny(`kind.${group.id}.what`) : null
  return (
    <details open={open}>
      <summary className="px-4 py-2.5">
        <h3 className="inline">
          {byKind ? (textIfAny(`kind.${group.id}`) ?? group.id) : domainName(group.id)}
        </h3>{' '}
        <span className="text-sm text-muted tabular-nums">
          {t('common.items', { count: group.items })}
          {group.level !== null && <>, {levelName(group.level)}</>}
        </span>
        {about !== null && <span className="block text-sm text-muted">{about}</span>}
      </summary>
      <div
        className={`grid grid-cols-1 gap-x-8 gap-y-5 border-t border-line px-4 py-4 ${short ? 'sm:grid-cols-2 lg:grid-cols-3' : ''}`}
      >
        {group.domains.map((domain) => (
          <div key={domain.id}>
            {group.domains.length > 1 && (
              <h4 className="mb-1 text-sm font-semibold">{domainName(domain.id)}</h4>
            )}
            <ul className={`gap-x-8 text-[0.95rem] ${short ? '' : 'sm:columns-2 lg:columns-3'}`}>
              {domain.titles.map((line) => (
                <li key={line.slugs[0]} className="break-inside-avoid py-1">
                  <Title suite={suite} line={line} />
                  {group.level === null && (
                    <span className="text-xs text-muted"> {levelName(line.level)}</span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  )
}

/** One item by its title; several of one title as numbered links after it. */
function Title({ suite, line }: { suite: string; line: TitleLine }): ReactNode {
  const [slug] = line.slugs
  if (line.slugs.length === 1 || slug === undefined || !SUITES_WITH_ITEM_PAGES.includes(suite))
    return <ItemTitle suite={suite} slug={slug ?? ''} title={line.title} />
  return (
    <>
      {line.title}
      <span className="ml-1 inline-flex flex-wrap">
        {line.slugs.map((one, i) => (
          <Link
            key={one}
            href={itemHref(suite, one)}
            prefetch={false}
            className="link inline-block min-w-6 px-1 text-center tabular-nums"
            aria-label={t('suite.items.one_of', { title: line.title, n: i + 1 })}
          >
            {i + 1}
          </Link>
        ))}
      </span>
    </>
  )
}
