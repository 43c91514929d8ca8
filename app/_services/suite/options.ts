import { canonicalJson } from '#core/canonical-json.ts'
import type { Suite, SuiteOptions } from '#core/suites/index.ts'
import { ServiceError } from '../shared/errors.ts'

export interface ParsedOptions {
  /** with every gap filled */
  options: SuiteOptions
  /** the part of them that decides the board */
  boardOptions: SuiteOptions
  /** that part is what the split has without any: such runs stand on the split's own board */
  usual: boolean
}

/** A submission's options as the suite reads them. Fails with `invalid` and the suite's words for what is allowed. */
export function parseOptions(suite: Suite, split: string, raw: SuiteOptions): ParsedOptions {
  if (suite.parseOptions === undefined) {
    const [first] = Object.keys(raw)
    if (first !== undefined)
      throw new ServiceError('invalid', `options.${first}: the suite ${suite.id} takes no options`)
    return { options: {}, boardOptions: {}, usual: true }
  }
  const forBoard = (options: SuiteOptions): SuiteOptions => suite.boardOptions?.(options) ?? options
  const usual = suite.parseOptions({}, split)
  if (Object.keys(raw).length === 0) return { options: usual, boardOptions: forBoard(usual), usual: true }
  let options: SuiteOptions
  try {
    options = suite.parseOptions(raw, split)
  } catch (error) {
    if (error instanceof RangeError) throw new ServiceError('invalid', error.message)
    throw error
  }
  const boardOptions = forBoard(options)
  return { options, boardOptions, usual: canonicalJson(boardOptions) === canonicalJson(forBoard(usual)) }
}
