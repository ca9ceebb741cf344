// The few things one can choose for the whole app.
import { BookOpen, KeyRound } from 'lucide-react'
import { useEffect, useId, type ReactNode } from 'react'
import type { Key } from '../../../domain/key.ts'
import { themes } from '../../../domain/settings.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { goTo } from '../../app/navigation.ts'
import { ScreenHeader, ScreenPage } from '../../app/screen-header.tsx'
import { createResource, useResource } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { inputClasses } from '../../ui/field.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Switch } from '../../ui/switch.tsx'
import { listUsable, nameKey } from '../chat/choice.ts'
import { MeaningLink } from '../failures/meaning-link.tsx'
import { keys, modelsOf, readModelsOnce } from '../keys/keys-store.ts'
import { appInfo, changeSettings, settings } from './settings-store.ts'

const themeOptions = themes.map((value) => ({ value, label: words.settings.themes[value] }))
const noModels = createResource<string[]>(async () => ({ ok: true, value: [] }))

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
                options={themeOptions}
                onChoose={(theme) => void changeSettings({ theme })}
              />
            </Part>
            <DefaultModel modelId={value.defaultModelId} />
            <KeySettings remindsOfKeys={value.remindsOfKeys} />
          </>
        )}
        <Part name={words.settings.about}>
          {info && <p>{words.settings.version(info.version)}</p>}
          <p className="mt-1 text-small text-quiet">{words.settings.aboutSentence}</p>
        </Part>
      </ScreenPage>
    </>
  )
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-line py-6 not-first:border-t md:grid-cols-[200px_1fr]"
    >
      <h2 id={id} className="font-semibold">
        {name}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  )
}

const nameWithPlace = (key: Key): string =>
  key.keptIn === 'session' ? words.chat.untilQuit(nameKey(key)) : nameKey(key)

function DefaultModel({ modelId }: { readonly modelId: string }): ReactNode {
  const key = listUsable(useResource(keys).value ?? []).find(({ isDefault }) => isDefault)
  const keyId = key?.id
  const { value, failure } = useResource(keyId ? modelsOf(keyId) : noModels)
  useEffect(() => {
    if (keyId) readModelsOnce(keyId)
  }, [keyId])

  const listed = value ?? []
  const models = listed.includes(modelId) ? listed : [modelId, ...listed]
  return (
    <Part name={words.settings.model}>
      <select
        aria-label={words.settings.model}
        value={modelId}
        onChange={(event) => void changeSettings({ defaultModelId: event.target.value })}
        className={`${inputClasses} max-w-[320px]`}
      >
        {models.map((model) => (
          <option key={model} value={model}>
            {model}
          </option>
        ))}
      </select>
      <p className="mt-2 text-small text-quiet">
        {failure ? words.settings.modelsUnread : words.settings.modelSentence}{' '}
        {key && !failure && words.settings.modelsOf(nameWithPlace(key))}
      </p>
    </Part>
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
