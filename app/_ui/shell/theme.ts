/** What the visitor chose: `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'

/** Cookie of the choice: the server writes it into the first line of the page, so nothing flashes. */
export const THEME_COOKIE = 'touchstone_theme'

/** @example parseTheme('dark') // 'dark'; anything unknown is 'system' */
export function parseTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** The order in which the button goes through the choices. @example nextTheme('system') // 'light' */
export function nextTheme(theme: Theme): Theme {
  return theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system'
}
