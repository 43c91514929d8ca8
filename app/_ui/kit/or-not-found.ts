import { notFound } from 'next/navigation'
import { ServiceError } from '#services/shared/errors.ts'

/** What a service gives, or the page "not found" where it says so. Other failures are the error page's. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'not_found') notFound()
    throw error
  }
}
