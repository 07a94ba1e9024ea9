'use client'

import { KeysDialog } from '@/components/site/keys-dialog'

const keys: [string, string][] = [
  ['j', 'Next case'],
  ['k', 'Previous case'],
  ['o', 'Open the case you point at (also Enter)'],
  ['p', 'Publish, show, dismiss the reports: whatever lets it stand'],
  ['c', 'Ask for changes'],
  ['x', 'Reject, hide, decline; in the queue: select for deciding together'],
  ['1–9', 'Choose a reason'],
  ['t', 'Use a template'],
  ['Ctrl ↵', 'Send the decision and go to the next case'],
  ['u', 'Take back the decision you just made'],
  ['n', 'Write a note for colleagues'],
  ['/', 'Search'],
  ['Esc', 'Leave the field, so that keys work again'],
  ['?', 'This list'],
]

/** Every key of the desk. */
export default function DeskKeysHelp({ onClose }: { onClose: () => void }) {
  return <KeysDialog title="Keys of the desk" keys={keys} onClose={onClose} />
}
