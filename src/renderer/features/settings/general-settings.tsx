// Settings of the app as a whole.
import type { ReactNode } from 'react'
import { themes } from '../../../domain/settings.ts'
import { words } from '../../../words/words.ts'
import { Segments } from '../../ui/segments.tsx'
import { changeSettings } from '../../stores/settings.ts'
import { Part } from './part.tsx'
import { WithSettings } from './with-settings.tsx'

const listThemes = () => themes.map((value) => ({ value, label: words.settings.themes[value] }))

export function GeneralSettings(): ReactNode {
  return (
    <WithSettings>
      {({ theme }) => (
        <Part name={words.settings.theme} setting="theme">
          <Segments
            name={words.settings.theme}
            value={theme}
            options={listThemes()}
            onChoose={(next) => void changeSettings({ theme: next })}
          />
        </Part>
      )}
    </WithSettings>
  )
}
