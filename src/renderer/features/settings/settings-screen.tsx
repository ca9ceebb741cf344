// The few things one can choose for the whole app.
import { useEffect, useId, type ReactNode } from 'react'
import { themes } from '../../../domain/settings.ts'
import { words } from '../../../domain/words/en.ts'
import { describeFailure } from '../../../domain/words/failures.ts'
import { ScreenHeader, ScreenPage } from '../../app/screen-header.tsx'
import { createResource, useResource } from '../../store.ts'
import { Button } from '../../ui/button.tsx'
import { inputClasses } from '../../ui/field.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { Segments } from '../../ui/segments.tsx'
import { findDefaultKey, keys, modelsOf, readModelsOnce } from '../keys/keys-store.ts'
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
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={() => void settings.reload()}>{words.app.tryAgain}</Button>
          </FailureNotice>
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

function DefaultModel({ modelId }: { readonly modelId: string }): ReactNode {
  const key = findDefaultKey(useResource(keys).value ?? [])
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
        {failure ? words.settings.modelsUnread : words.settings.modelSentence}
      </p>
    </Part>
  )
}
