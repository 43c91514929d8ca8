import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'
import { SetupError, messageOf } from '#lib/setup-error.ts'

/** Bad arguments: one line, exit code 2. */
export function badArguments(message: string): SetupError {
  return new SetupError(message, { exitCode: 2 })
}

/** An option's value as a number; for commander, which puts the option's name before the message. */
export function numberValue(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError(`"${text}" is not a number.`)
  return value
}

/** An option's value as a whole number within bounds. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = numberValue(text)
    if (!Number.isInteger(value) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${String(min)} to ${String(max)}.`)
    return value
  }
}

/** The address of a site: scheme and host, nothing after them. */
export function siteUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError(`"${text}" is not an http or https URL.`)
  return new URL(text).origin
}

/** Whether a URL's host is this machine by its loopback address. */
export function isOfThisMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

/**
 * The content of a one-line secret file.
 *
 * @param option the option that named it, for the message
 * @throws SetupError with exit code 2
 */
export function secretFrom(path: string, option: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw badArguments(`${option} ${path} cannot be read: ${messageOf(error)}`)
  }
  if (text === '') throw badArguments(`${option} ${path} is empty.`)
  return text
}

/** The options of every verb that speaks to a site: which one, and as whom. */
export function withSite(command: Command, what = 'use'): Command {
  return command
    .option('--site <url>', `${what} this site instead of the one of this clone`, siteUrl)
    .option('--token-file <path>', "file with an administrator's token of that site")
}

/** The option of every verb that waits for runs. */
export function withWait(command: Command): Command {
  return command.option(
    '--wait <seconds>',
    'give up where no runner can serve the run for so long; 0: never',
    wholeNumber(0, 86_400),
    300,
  )
}
