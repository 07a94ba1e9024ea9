-- By hand: what the schema cannot say. A source may take back what it changed, before anybody has decided on it.
ALTER TABLE revision_proposal DROP CONSTRAINT revision_proposal_state_known;
ALTER TABLE revision_proposal
  ADD CONSTRAINT revision_proposal_state_known CHECK (state IN ('open', 'taken', 'dismissed', 'withdrawn'));
