import { expect, it } from 'vitest'
import { type ExportList, exportLists } from '@/lib/export/shape'
import { sql } from '@/test/database'

/** In which part of an export a column that names a person stands. */
const exported: Record<string, ExportList | 'account' | ExportList[]> = {
  'user.email': 'account',
  'user.handle': 'account',
  'appeal.appellant_id': ['checks', 'comments', 'sanctions'],
  'block.blocker_id': 'blocks',
  'check_draft.author_id': 'drafts',
  'comment.author_id': 'comments',
  'comment_version.editor_id': 'comments',
  'fact_check.author_id': 'checks',
  'fact_check_version.author_id': 'checks',
  'flag.reporter_id': 'flags',
  'follow.user_id': 'follows',
  'follow.subject_id': 'follows',
  'helpful_mark.user_id': 'helpfulMarks',
  'notification_choice.user_id': 'notificationChoices',
  'occurrence.proposer_id': 'reuses',
  'sanction.user_id': 'sanctions',
  'sign_in_session.user_id': 'signIns',
  'sign_in_session.user_agent': 'signIns',
}

const desk = 'Work at the desk is the site’s; what was decided is on the public record.'
const others = 'What others did, which is theirs.'
const log = 'The record is public and can be downloaded; what is not public in it is kept to prove the rest.'
const letters = 'What was mailed lies in one’s mailbox, and goes here after thirty days.'

function all(reason: string, columns: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, reason]))
}

/** What is not in an export, and why. */
const leftOut: Record<string, string> = {
  ...all(desk, [
    'appeal.against_id',
    'appeal.answered_by_id',
    'case_look.user_id',
    'case_note.author_id',
    'comment.hidden_by_id',
    'decision_template.created_by_id',
    'feed.added_by',
    'revision_proposal.decided_by',
    'fact_check.retracted_by_id',
    'occurrence.judge_id',
    'opinion.moderator_id',
    'review.moderator_id',
    'review_case.closed_by_id',
    'review_case.holder_id',
    'sanction.issuer_id',
    'sanction.lifted_by_id',
    'saved_filter.user_id',
    'setting.changed_by_id',
    'word_rule.added_by_id',
    'word_rule.removed_by_id',
  ]),
  ...all(others, ['block.blocked_id', 'mention.user_id', 'notification.user_id', 'notification.actor_id']),
  ...all(log, ['event.actor_id', 'event.subject_id']),
  ...all('What opens the account goes into no file; all of it is listed in the settings.', [
    'authenticator_app.user_id',
    'half_sign_in.user_id',
    'linked_account.user_id',
    'passkey.user_id',
    'recovery_code.user_id',
  ]),
  ...all(letters, ['account_letter.email', 'account_letter.user_id']),
  ...all('The article is the site’s, and public.', [
    'article_draft.saved_by_id',
    'article_editor.user_id',
    'article_schedule.by_id',
    'revision.editor_id',
  ]),
  'search_entry.author_id': 'What is found is what was written, which stands with the work.',
  'review_case.author_id': 'What became of the work stands with the work.',
  'claim.created_by_id': 'It follows the check that it was written in.',
  'idempotency_key.user_id': 'It keeps a form from being done twice, and holds only its answer.',
}

/** Columns that name a person: what refers to one, and what is called as if it did. */
function namingColumns() {
  return sql<{ name: string }>(`
    SELECT format('%s.%s', t.relname, a.attname) AS name
    FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE t.relkind IN ('r', 'p') AND t.relnamespace = 'public'::regnamespace AND (
      a.attname ~ '(^|_)(email|handle|user_agent|subject_id)$'
      OR a.attname ~ '(user|person|author|actor|editor|moderator|holder|owner|reporter|proposer|judge|issuer)_id$'
      OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = t.oid AND a.attnum = ANY (k.conkey)
        AND k.contype = 'f' AND k.confrelid = '"user"'::regclass))`)
}

it('takes along whatever names a person, or it is said why not', async () => {
  const names = (await namingColumns()).map(({ name }) => name)
  expect([...Object.keys(exported), ...Object.keys(leftOut)].sort()).toEqual(names.sort())
  for (const list of Object.values(exported).flat())
    expect(['account', ...Object.keys(exportLists)]).toContain(list)
})
