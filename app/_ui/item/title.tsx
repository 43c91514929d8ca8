import Link from 'next/link'
import type { ReactNode } from 'react'
import { InlineText } from '../text/rich-text.tsx'

interface TitleProps {
  suite: string
  slug: string
  title: string
}

/** An item's title, linked to its page where items of its suite have one. */
export function ItemTitle({ suite, slug, title }: TitleProps): ReactNode {
  if (suite !== 'physics') return <InlineText text={title} />
  return (
    <Link href={`/suites/${suite}/items/${encodeURIComponent(slug)}`} className="hover:underline">
      <InlineText text={title} />
    </Link>
  )
}
