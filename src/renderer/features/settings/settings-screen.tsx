// Settings: the list of places beside the place that is shown. In a narrow window the list is a page of its own,
// and a place leads back to it.
import { ArrowLeft } from 'lucide-react'
import { useEffect, useMemo, useRef, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import type { SettingsPlace } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { useCommands, type AppCommand } from '../../base/commands.ts'
import { stayAt, useOnArrival, type Place } from '../../base/navigation.ts'
import { createStore, useStore } from '../../base/store.ts'
import { useWidthPx } from '../../base/use-width.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { focusSetting } from './focus-setting.ts'
import { places } from './places.ts'
import { SettingsList } from './settings-list.tsx'

type SettingsScreenPlace = Extract<Place, { readonly screen: 'settings' }>

/** The place that was shown last, which is shown again on return. */
const lastPlace = createStore<SettingsPlace>('general')

/** From here on the list and a place fit beside each other. */
const wideFromPx = 640

export function SettingsScreen({ place }: { readonly place: SettingsScreenPlace }): ReactNode {
  const { at, setting } = place
  const page = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const last = useStore(lastPlace, (state) => state)
  const widthPx = useWidthPx(page)
  const isWide = widthPx === 0 || widthPx >= wideFromPx
  const shown = at ?? last

  useEffect(() => lastPlace.change(() => shown), [shown])
  useOnArrival(() => {
    page.current?.scrollTo(0, 0)
    if (setting && page.current && focusSetting(page.current, setting)) return
    if (at) heading.current?.focus({ preventScroll: true })
  })
  const commands = useMemo<readonly AppCommand[]>(
    () => [
      {
        id: 'find-setting',
        name: words.settings.find,
        group: 'window',
        keys: 'Mod+F',
        run: () => {
          // In a narrow window the field is on the list's page.
          if (!field.current) flushSync(() => stayAt({ screen: 'settings' }))
          field.current?.focus()
        },
      },
    ],
    [],
  )
  useCommands(commands)

  const backToList = () => {
    flushSync(() => stayAt({ screen: 'settings' }))
    page.current?.querySelector<HTMLElement>(`[data-place=${shown}]`)?.focus()
  }
  return (
    <>
      <ScreenHeader title={words.settings.title} takesFocus={at === undefined} />
      <div ref={page} data-page className="relative min-h-0 flex-1 overflow-y-auto">
        <div
          className={classes(
            'mx-auto w-full max-w-[920px] px-4 pt-6 pb-16',
            isWide && 'grid grid-cols-[208px_minmax(0,1fr)] gap-x-12 px-8!',
          )}
        >
          {(isWide || !at) && (
            <div className={classes(isWide && 'sticky top-6 -ms-2 self-start')}>
              <SettingsList shown={isWide ? shown : null} last={shown} fieldRef={field} />
            </div>
          )}
          {(isWide || at) && (
            <PlaceView key={shown} at={shown} headingRef={heading} onBack={isWide ? null : backToList} />
          )}
        </div>
      </div>
    </>
  )
}

interface PlaceViewProps {
  readonly at: SettingsPlace
  readonly headingRef: Ref<HTMLHeadingElement>
  /** `null` if the list is beside it. */
  readonly onBack: (() => void) | null
}

function PlaceView({ at, headingRef, onBack }: PlaceViewProps): ReactNode {
  const { Contents } = places[at]
  const name = words.settings.places[at]
  return (
    <article aria-label={name} className="appear max-w-[560px] min-w-0">
      {onBack && (
        <Button kind="quiet" icon={ArrowLeft} className="-ms-3 mb-3" onClick={onBack}>
          {words.settings.back}
        </Button>
      )}
      <h2 ref={headingRef} tabIndex={-1} className="mb-6 text-heading font-semibold outline-none">
        {name}
      </h2>
      <div>
        <Contents />
      </div>
    </article>
  )
}
