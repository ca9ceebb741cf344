// The settings for the whole app.
import { BookOpen, KeyRound, ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { themes } from '../../../domain/settings.ts'
import { settingsInEnglish as words } from '../../../words/en/settings.ts'
import { words as common } from '../../../words/en/window.ts'
import { describeFailure } from '../../../words/en/failures.ts'
import { goTo } from '../../base/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../ui/screen-header.tsx'
import { useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Switch } from '../../ui/switch.tsx'
import { MeaningLink } from '../../parts/failures/meaning-link.tsx'
import { NewChatSettings } from './new-chat-settings.tsx'
import { Part } from './part.tsx'
import { appInfo, changeSettings, settings } from '../../stores/settings.ts'

const themeOptions = themes.map((value) => ({ value, label: words.themes[value] }))

export function SettingsScreen(): ReactNode {
  const { value, failure } = useResource(settings)
  const info = useResource(appInfo).value
  return (
    <>
      <ScreenHeader title={words.title} />
      <ScreenPage>
        {failure && (
          <div className="mb-6">
            <FailureNotice {...describeFailure(failure)}>
              <Button onClick={() => void settings.reload()}>{common.app.tryAgain}</Button>
              <MeaningLink code={failure.code} />
            </FailureNotice>
          </div>
        )}
        {!value && !failure && <LateLoading text={common.app.loading} />}
        {value && (
          <>
            <Part name={words.theme}>
              <Segments
                name={words.theme}
                value={value.theme}
                options={themeOptions}
                onChoose={(theme) => void changeSettings({ theme })}
              />
            </Part>
            <NewChatSettings modelId={value.defaultModelId} parameters={value.defaultParameters} />
            <Part name={words.titles}>
              <Switch
                label={words.writesTitles}
                sentence={words.writesTitlesSentence}
                isOn={value.writesTitles}
                onSwitch={(writesTitles) => void changeSettings({ writesTitles })}
              />
            </Part>
            <Part name={words.prompts}>
              <p className="mb-3 text-small text-quiet">{words.promptsSentence}</p>
              <Button icon={ScrollText} onClick={() => goTo({ screen: 'prompts' })}>
                {words.openPrompts}
              </Button>
            </Part>
            <KeySettings remindsOfKeys={value.remindsOfKeys} />
          </>
        )}
        <Part name={words.about}>
          {info && <p>{words.version(info.version)}</p>}
          <p className="mt-1 text-small text-quiet">{words.aboutSentence}</p>
        </Part>
      </ScreenPage>
    </>
  )
}

function KeySettings({ remindsOfKeys }: { readonly remindsOfKeys: boolean }): ReactNode {
  return (
    <Part name={words.keys}>
      <Switch
        label={words.remindsOfKeys}
        sentence={words.remindsOfKeysSentence}
        isOn={remindsOfKeys}
        onSwitch={(isOn) => void changeSettings({ remindsOfKeys: isOn })}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button icon={KeyRound} onClick={() => goTo({ screen: 'keys' })}>
          {words.openKeys}
        </Button>
        <Button icon={BookOpen} onClick={() => goTo({ screen: 'guide' })}>
          {words.openGuide}
        </Button>
      </div>
    </Part>
  )
}
