// The chosen theme on the root element; without a choice the system's own decides, by the stylesheet.
import type { Theme } from '../../domain/settings.ts'

export function applyTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}
