import type { ReactNode } from 'react'
import { BoardPage } from '../_ui/board/page.tsx'
import type { Search } from '../_ui/kit/params.ts'

export default async function Home({ searchParams }: { searchParams: Promise<Search> }): Promise<ReactNode> {
  return <BoardPage search={await searchParams} />
}
