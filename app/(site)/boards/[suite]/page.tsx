import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SUITES } from '#core/suites/index.ts'
import { t } from '../../../_messages/index.ts'
import { BoardPage } from '../../../_ui/board/page.tsx'
import type { Search } from '../../../_ui/kit/params.ts'

interface Props {
  params: Promise<{ suite: string }>
  searchParams: Promise<Search>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { suite } = await params
  return { title: t('board.page_title', { suite: SUITES.find((s) => s.id === suite)?.title ?? suite }) }
}

export default async function SuiteBoard({ params, searchParams }: Props): Promise<ReactNode> {
  return <BoardPage suite={(await params).suite} search={await searchParams} />
}
