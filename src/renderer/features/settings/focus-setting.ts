// Leads a person to one setting: into view, and with the focus on its control.
import type { SettingId } from '../../../domain/settings-place.ts'

/** Fields, switches and what opens a dialog. A button that acts at once, such as Remove, never gets the focus. */
const controls = 'input:not([type=radio]), input:checked, select, textarea, [aria-haspopup]'

/** Returns false if the setting isn't drawn, such as the effort of an unknown model. */
export function focusSetting(page: HTMLElement, id: SettingId): boolean {
  const setting = page.querySelector<HTMLElement>(`[data-setting=${id}]`)
  if (!setting || setting.childElementCount === 0) return false
  const control = setting.querySelector<HTMLElement>(controls)
  // A setting without such a control takes the focus itself, so that a screen reader reads it.
  if (!control) setting.tabIndex = -1
  setting.scrollIntoView({ block: 'center' })
  ;(control ?? setting).focus({ preventScroll: true })
  return true
}
