"""Whether photos may be taken: the part of a session that knows of the participant's consent.

Without consent for the conversation the shutter is not released, unless somebody deliberately asked for test shots.
What was taken without consent, also by the button on the body, is a trial shot and goes when the interview is left.
"""

import logging

from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.plan import PlanRules
from fotointerview.services import events
from fotointerview.services.consent import leave_of
from fotointerview.services.measured_part import MeasuredPart
from fotointerview.services.work import WorkThread
from fotointerview.storage.study import StudyStore

_log = logging.getLogger(__name__)


class ConsentPart(MeasuredPart):
    """Asks the consent log before the shutter is released.

    Args:
        asks_consent: whether it does; a study of bowls of fruit has nobody to ask.
    """

    def __init__(
        self,
        *,
        store: StudyStore,
        interview_id: str,
        store_thread: WorkThread,
        rules: PlanRules,
        asks_consent: bool,
    ) -> None:
        super().__init__(store=store, interview_id=interview_id, store_thread=store_thread, rules=rules)
        self._asks_consent = asks_consent
        self._leave = Leave.UNASKED if asks_consent else Leave.GIVEN
        self._trial_for = ""  # the interview in which test shots were asked for

    @property
    def leave(self) -> Leave:
        """Whether photos may be taken now."""
        return self._leave

    def allow_trial(self) -> None:
        """See :meth:`InterviewIntents.allow_trial`."""
        self._trial_for = self._interview_id
        self._queue.post(self._look_at_consent)

    def look_at_consent(self) -> None:
        """The consent log has changed (→ ``LeaveChanged``)."""
        self._queue.post(self._look_at_consent)

    def _look_at_consent(self) -> None:
        """Store thread: read the log of whose interview it is, and tell how it stands."""
        interview_id = self._interview_id
        if not (self._asks_consent and interview_id):
            return
        leave = self._leave_in(interview_id)
        if not leave.may_release and self._trial_for == interview_id:
            leave = Leave.TRIAL
        self._leave = leave
        self._emit(events.LeaveChanged(interview_id, leave))

    def _is_trial(self, interview_id: str) -> bool:
        """Store thread: whether what is taken in this interview now is taken without consent."""
        return self._asks_consent and self._leave_in(interview_id) is not Leave.GIVEN

    def _leave_in(self, interview_id: str) -> Leave:
        """Store thread: how the consent of whose interview it is stands now."""
        return leave_of(self._store, self._store.interview(interview_id).participant_id)

    def leave_for(self, participant_id: str) -> Leave:
        """Store thread: whether photos of this participant may come into the study now."""
        return leave_of(self._store, participant_id) if self._asks_consent else Leave.GIVEN

    def _may_release(self) -> bool:
        if not self._interview_id:
            return False
        if not self._leave.may_release:
            self.notice(Fault(FaultCode.CONSENT_NEEDED))
            return False
        return True

    def _drop_trials(self, interview_id: str = "") -> None:
        """Store thread: delete the trial shots of an interview that is left; without one, of every interview."""
        if self._store.read_only:
            return
        try:
            self._store.drop_trial_shots(interview_id)
        except FaultError as error:
            _log.warning("trial shots stay for now: %s", error)
            self.notice(error.fault)
