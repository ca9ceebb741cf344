// Sets the theme on the root element. For 'system' the stylesheet follows the system.
import type { Theme } from '../../domain/settings.ts'

export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
