# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What W3C's own tables of the Data Privacy Vocabulary say of the terms that a proof of consent uses.

Looked up in DPV 2.2 (github.com/w3c/dpv): 2.2/dpv/dpv.csv at commit 36846e2a8251d6004433b5682dd4f4168c5cba1c, its
modules and 2.2/legal/eu/gdpr/modules at 996cbd91b2cc3b25c25ae51d3aa837bbcdeb951a, and 2.2/pd/modules/extended.csv at
7625e78bb425a24457fb822fcf07cc2268f64894. Of each term its column `type`, and of a class what it is a kind of:
`dpvtype`, else `subclassof`.
"""

PROPERTIES = frozenset(
    {
        *("hasAuthority", "hasConsentControl", "hasConsentStatus", "hasDataController", "hasDataSource"),
        *("hasDataSubject", "hasDuration", "hasIdentifier", "hasJurisdiction", "hasLegalBasis", "hasLocation"),
        *("hasNecessity", "hasNotice", "hasPersonalData", "hasProcess", "hasProcessing", "hasPurpose"),
        *("hasRecipient", "hasRight", "hasStorageCondition", "isIndicatedAtTime", "isIndicatedBy"),
    }
)
CLASSES = {
    "dpv:Collect": {"Processing"},
    "dpv:ConsentExpired": {"ConsentStatus"},
    "dpv:ConsentGiven": {"ConsentStatus"},
    "dpv:ConsentNotice": {"OrganisationalMeasure"},
    "dpv:ConsentRecord": {"OrganisationalMeasure"},
    "dpv:ConsentRefused": {"ConsentStatus"},
    "dpv:ConsentRequested": {"ConsentStatus"},
    "dpv:ConsentWithdrawn": {"ConsentStatus"},
    "dpv:DataController": {"LegalEntity"},
    "dpv:DataProtectionAuthority": {"Authority"},
    "dpv:DataSubject": {"HumanSubject"},
    "dpv:DataSubjectDataSource": {"DataSource"},
    "dpv:Disclose": {"Processing"},
    "dpv:Optional": {"Necessity"},
    "dpv:PersonalData": {"Data"},
    "dpv:Process": set(),
    "dpv:Purpose": set(),
    "dpv:Recipient": {"LegalEntity"},
    "dpv:Required": {"Necessity"},
    "dpv:StorageDuration": {"ProcessingDuration", "StorageCondition"},
    "dpv:StorageLocation": {"ProcessingLocation", "StorageCondition"},
    "dpv:Store": {"Processing"},
    "dpv:UntilTimeDuration": {"Duration"},
    "dpv:WithdrawConsent": {"ConsentControl", "WithdrawingFromProcess"},
    "eu-gdpr:A15": {"Right"},
    "eu-gdpr:A16": {"Right"},
    "eu-gdpr:A17": {"Right"},
    "eu-gdpr:A18": {"Right"},
    "eu-gdpr:A20": {"Right"},
    "eu-gdpr:A6-1-a": {"LegalBasis"},
    "eu-gdpr:A7-3": {"Right"},
    "eu-gdpr:A77": {"Right"},
    "pd:EmailAddress": {"PersonalData"},
    "pd:Language": {"PersonalData"},
    "pd:Name": {"PersonalData"},
    "pd:TelephoneNumber": {"PersonalData"},
}
