// The list of Settings: a search field, and below it the places, or what was found. Tab reaches one place, the
// arrow keys, Home and End the others; Enter opens it.
import { ArrowUpRight, ChevronRight, X, type LucideIcon } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { settingsPlaceIds, type SettingsPlace } from '../../../domain/settings-place.ts'
import { words } from '../../../words/words.ts'
import { goTo } from '../../base/navigation.ts'
import { announce } from '../../ui/announce.tsx'
import { Button, Icon, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { Marked } from '../../ui/marked.tsx'
import { PickList, type PickItem } from '../../ui/pick-list.tsx'
import { findSettings, type Found } from './find-settings.ts'
import { places, screenLinks } from './places.ts'
import { listChoices, type Choice } from './searched-settings.ts'

const maxQueryChars = 80

interface SettingsListProps {
  /** The place that is shown beside the list; `null` if the list is alone. */
  readonly shown: SettingsPlace | null
  /** The place that Tab reaches. */
  readonly last: SettingsPlace
  readonly fieldRef: RefObject<HTMLInputElement | null>
}

type FoundItem = Found<Choice> & PickItem

export function SettingsList({ shown, last, fieldRef }: SettingsListProps): ReactNode {
  const [query, setQuery] = useState('')
  const list = useRef<HTMLElement>(null)
  const isSearching = query.trim() !== ''
  const found = findSettings(listChoices(), query).map((one) => ({ ...one, key: one.entry.key }))
  const foundText = words.settings.found(found.length)
  const told = !isSearching ? '' : found.length === 0 ? words.settings.nothing(query.trim()) : foundText
  useEffect(() => announce(told), [told])

  const clear = () => {
    setQuery('')
    fieldRef.current?.focus()
  }
  return (
    <PickList
      look="column"
      fieldRef={fieldRef}
      fieldName={words.settings.find}
      listName={words.settings.results}
      placeholder={words.settings.find}
      query={query}
      maxChars={maxQueryChars}
      groups={found.length === 0 ? [] : [{ key: 'found', name: foundText, items: found }]}
      choosesFirst
      draw={drawFound}
      onQuery={setQuery}
      onPick={({ entry }) => {
        setQuery('')
        entry.open()
      }}
      onEscape={() => setQuery('')}
      onLeave={() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
      after={
        query !== '' && (
          <IconButton name={words.settings.clear} icon={X} className="-me-1 size-7!" onClick={clear} />
        )
      }
      empty={
        isSearching ? (
          <Nothing query={query.trim()} onClear={clear} />
        ) : (
          <Places listRef={list} shown={shown} last={last} onLeave={() => fieldRef.current?.focus()} />
        )
      }
    />
  )
}

const drawFound = ({ entry, marks }: FoundItem): ReactNode => (
  <div className="flex items-center gap-2 py-1">
    <div className="min-w-0 flex-1">
      <p dir="auto">
        <Marked text={entry.name} marks={marks} />
      </p>
      <p className="text-tiny text-quiet">{entry.place}</p>
    </div>
    {entry.setting === null && <Icon of={ArrowUpRight} className="text-quiet rtl:-scale-x-100" />}
  </div>
)

interface NothingProps {
  readonly query: string
  readonly onClear: () => void
}

function Nothing({ query, onClear }: NothingProps): ReactNode {
  return (
    <div className="px-2 pt-4">
      <p className="font-medium">{words.settings.nothing(query)}</p>
      <p className="mt-1 mb-3 text-small text-quiet">{words.settings.nothingHint}</p>
      <Button onClick={onClear}>{words.settings.back}</Button>
    </div>
  )
}

interface PlacesProps extends Pick<SettingsListProps, 'shown' | 'last'> {
  readonly listRef: RefObject<HTMLElement | null>
  /** Called for the up arrow at the first place. */
  readonly onLeave: () => void
}

function Places({ listRef, shown, last, onLeave }: PlacesProps): ReactNode {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...event.currentTarget.querySelectorAll('button')]
    const at = items.findIndex((item) => item === document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (at === -1 || to === undefined) return
    event.preventDefault()
    if (to < 0) onLeave()
    else items[to]?.focus()
  }
  return (
    <nav ref={listRef} aria-label={words.settings.title} className="mt-3" onKeyDown={onKeyDown}>
      <ul className="grid gap-1">
        {settingsPlaceIds.map((at) => (
          <PlaceItem
            key={at}
            icon={places[at].icon}
            end={shown === null ? ChevronRight : null}
            name={words.settings.places[at]}
            isShown={at === shown}
            isTabStop={at === last}
            at={at}
            onOpen={() => goTo({ screen: 'settings', at })}
          />
        ))}
      </ul>
      <p id={id} className="mt-4 mb-1 px-2 text-tiny font-medium text-quiet">
        {words.settings.elsewhere}
      </p>
      <ul aria-labelledby={id} className="grid gap-1">
        {screenLinks.map(({ id, icon, open }) => (
          <PlaceItem
            key={id}
            icon={icon}
            end={ArrowUpRight}
            name={words.settings.screens[id]}
            onOpen={open}
          />
        ))}
      </ul>
    </nav>
  )
}

interface PlaceItemProps {
  readonly icon: LucideIcon
  readonly end: LucideIcon | null
  readonly name: string
  readonly at?: SettingsPlace
  readonly isShown?: boolean
  readonly isTabStop?: boolean
  readonly onOpen: () => void
}

function PlaceItem(props: PlaceItemProps): ReactNode {
  const { icon, end, name, at, isShown = false, isTabStop = false, onOpen } = props
  return (
    <li>
      <button
        type="button"
        data-place={at}
        aria-current={isShown ? 'page' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={onOpen}
        className={classes(
          'flex min-h-8 w-full items-center gap-2 rounded-small px-2 py-1 text-start select-none',
          isShown ? 'bg-chosen font-medium' : 'hover:bg-soft',
        )}
      >
        <Icon of={icon} className="text-quiet" />
        <span className="min-w-0 flex-1">{name}</span>
        {end && <Icon of={end} className="text-quiet rtl:-scale-x-100" />}
      </button>
    </li>
  )
}
