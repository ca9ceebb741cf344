// The settings that main stores. A change is shown at once and then corrected by main's response.
import type { Settings } from '../../domain/settings.ts'
import { api } from '../base/api.ts'
import { applyTheme } from '../base/theme.ts'
import { createResource } from '../base/store.ts'
import { tellFailure } from '../ui/notices.tsx'

export const settings = createResource(() => api.settings.readSettings({}))
export const appInfo = createResource(() => api.app.readInfo({}))

export function startSettings(): void {
  settings.store.subscribe(() => {
    const { value } = settings.store.read()
    if (value) applyTheme(value.theme)
  })
  api.settings.settingsChanged((value) => settings.store.change(() => ({ value, failure: null })))
  void settings.reload()
  void appInfo.reload()
}

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  settings.store.change(({ value, failure }) => ({ value: value && { ...value, ...change }, failure }))
  const answer = await api.settings.changeSettings(change)
  if (answer.ok) settings.store.change(() => ({ value: answer.value, failure: null }))
  else {
    tellFailure(answer.failure)
    await settings.reload()
  }
}
