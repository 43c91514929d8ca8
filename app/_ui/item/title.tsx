import Link from 'next/link'
import type { ReactNode } from 'react'
import { InlineText } from '../text/rich-text.tsx'

/** Suites whose items have pages of their own; items of the others are shown with the attempts at them. */
export const SUITES_WITH_ITEM_PAGES: readonly string[] = ['physics', 'sycophancy', 'judges']

/** @example itemHref('physics', 'mech-sled') // '/suites/physics/items/mech-sled' */
export function itemHref(suite: string, slug: string): string {
  return `/suites/${suite}/items/${encodeURIComponent(slug)}`
}

interface TitleProps {
  suite: string
  slug: string
  title: string
}

/** An item's title, linked to its page where items of its suite have one. */
export function ItemTitle({ suite, slug, title }: TitleProps): ReactNode {
  if (!SUITES_WITH_ITEM_PAGES.includes(suite)) return <InlineText text={title} />
  return (
    <Link href={itemHref(suite, slug)} prefetch={false} className="hover:underline">
      <InlineText text={title} />
    </Link>
  )
}
