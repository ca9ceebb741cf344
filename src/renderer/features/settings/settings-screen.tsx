// The settings for the whole app.
import { BookOpen, KeyRound, ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { themes } from '../../../domain/settings.ts'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../ui/screen-header.tsx'
import { useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Switch } from '../../ui/switch.tsx'
import { MeaningLink } from '../../parts/failures/meaning-link.tsx'
import { AllowedServers } from './allowed-servers.tsx'
import { NewChatSettings } from './new-chat-settings.tsx'
import { Part } from './part.tsx'
import { appInfo, changeSettings, settings } from '../../stores/settings.ts'

const listThemes = () => themes.map((value) => ({ value, label: words.settings.themes[value] }))

export function SettingsScreen(): ReactNode {
  const { value, failure } = useResource(settings)
  const info = useResource(appInfo).value
  return (
    <>
      <ScreenHeader title={words.settings.title} />
      <ScreenPage>
        {failure && (
          <div className="mb-6">
            <FailureNotice {...describeFailure(failure)}>
              <Button onClick={() => void settings.reload()}>{words.app.tryAgain}</Button>
              <MeaningLink code={failure.code} />
            </FailureNotice>
          </div>
        )}
        {!value && !failure && <LateLoading text={words.app.loading} />}
        {value && (
          <>
            <Part name={words.settings.theme}>
              <Segments
                name={words.settings.theme}
                value={value.theme}
                options={listThemes()}
                onChoose={(theme) => void changeSettings({ theme })}
              />
            </Part>
            <NewChatSettings modelId={value.defaultModelId} parameters={value.defaultParameters} />
            <Part name={words.settings.titles}>
              <Switch
                label={words.settings.writesTitles}
                sentence={words.settings.writesTitlesSentence}
                isOn={value.writesTitles}
                onSwitch={(writesTitles) => void changeSettings({ writesTitles })}
              />
            </Part>
            <Part name={words.settings.prompts}>
              <p className="mb-3 text-small text-quiet">{words.settings.promptsSentence}</p>
              <Button icon={ScrollText} onClick={() => goTo({ screen: 'prompts' })}>
                {words.settings.openPrompts}
              </Button>
            </Part>
            <KeySettings remindsOfKeys={value.remindsOfKeys} />
          </>
        )}
        <AllowedServers />
        <Part name={words.settings.about}>
          {info && <p>{words.settings.version(info.version)}</p>}
          <p className="mt-1 text-small text-quiet">{words.settings.aboutSentence}</p>
        </Part>
      </ScreenPage>
    </>
  )
}

function KeySettings({ remindsOfKeys }: { readonly remindsOfKeys: boolean }): ReactNode {
  return (
    <Part name={words.settings.keys}>
      <Switch
        label={words.settings.remindsOfKeys}
        sentence={words.settings.remindsOfKeysSentence}
        isOn={remindsOfKeys}
        onSwitch={(isOn) => void changeSettings({ remindsOfKeys: isOn })}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button icon={KeyRound} onClick={() => goTo({ screen: 'keys' })}>
          {words.settings.openKeys}
        </Button>
        <Button icon={BookOpen} onClick={() => goTo({ screen: 'guide' })}>
          {words.settings.openGuide}
        </Button>
      </div>
    </Part>
  )
}
