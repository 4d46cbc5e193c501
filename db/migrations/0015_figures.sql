-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whatever the quarter's figures ask of a report, in the order they ask for it, so that a million reports are read
-- without the reports themselves.
DROP INDEX report_by_closed;
CREATE INDEX report_figures ON report (logged_at, area, source, category, status, champion, recurrence_of, ward, id)
    WHERE deleted = 0;
CREATE INDEX report_closings ON report (closed_at, area, status, champion, logged_at, due_on, ward, id)
    WHERE deleted = 0 AND closed_at IS NOT NULL;
CREATE INDEX report_whereabouts ON report (id, area, ward) WHERE deleted = 0;
DROP INDEX report_step_reopened;
CREATE INDEX report_step_reopenings ON report_step (at, report) WHERE to_status = 'reopened' AND deleted = 0;
