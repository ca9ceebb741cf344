// What Latchkey notifies of.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { Switch } from '../../ui/switch.tsx'
import { changeSettings } from '../../stores/settings.ts'
import { Part } from './part.tsx'
import { WithSettings } from './with-settings.tsx'

export function NotificationSettings(): ReactNode {
  return (
    <WithSettings>
      {({ remindsOfKeys }) => (
        <Part name={words.settings.keyReminders} setting="keyReminders">
          <Switch
            label={words.settings.remindsOfKeys}
            sentence={words.settings.remindsOfKeysSentence}
            isOn={remindsOfKeys}
            onSwitch={(isOn) => void changeSettings({ remindsOfKeys: isOn })}
          />
        </Part>
      )}
    </WithSettings>
  )
}
