-- SPDX-License-Identifier: GPL-3.0-or-later
-- An index for each part of a list's filter, for filters that few reports pass. Where many pass, the index of the
-- list's order is walked instead; app/reports/reportfilterstore.h says how it is chosen.
CREATE INDEX report_by_category ON report (category, is_open) WHERE deleted = 0;
CREATE INDEX report_by_status ON report (status, is_open) WHERE deleted = 0;
CREATE INDEX report_by_source ON report (source, is_open) WHERE deleted = 0;
CREATE INDEX report_by_priority ON report (priority, is_open) WHERE deleted = 0;
CREATE INDEX report_by_assigned ON report (assigned_to, is_open) WHERE deleted = 0 AND assigned_to IS NOT NULL;
CREATE INDEX report_by_area ON report (area, is_open) WHERE deleted = 0 AND area IS NOT NULL;
CREATE INDEX report_by_ward ON report (ward, is_open) WHERE deleted = 0 AND ward IS NOT NULL;
