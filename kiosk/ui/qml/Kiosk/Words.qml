// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma Singleton
import QtQuick
import Kiosk.Bridge

// The words that QML itself places; all others come ready-made from Python.
QtObject {
    id: words

    // Taken over once: each reading of Display.texts hands over all of them.
    readonly property var texts: Display.texts

    readonly property string startTitle: words.texts.start_title
    readonly property string startSentence: words.texts.start_sentence
    readonly property string startChoose: words.texts.start_choose
    readonly property string startLength: words.texts.start_length
    readonly property string startKept: words.texts.start_kept
    readonly property string startCounted: words.texts.start_counted
    readonly property string startMore: words.texts.start_more
    readonly property string privacyTitle: words.texts.privacy_title
    readonly property string wiped: words.texts.wiped
    readonly property string attractTitle: words.texts.attract_title
    readonly property string attractTouch: words.texts.attract_touch
    readonly property string back: words.texts.back
    readonly property string next: words.texts.next
    readonly property string done: words.texts.done
    readonly property string stopWipe: words.texts.stop_wipe
    readonly property string askGuide: words.texts.ask_guide
    readonly property string aidLanguage: words.texts.aid_language
    readonly property string aidLetters: words.texts.aid_letters
    readonly property list<string> letterSizes: [words.texts.aid_letters_1, words.texts.aid_letters_2, words.texts.aid_letters_3]
    readonly property string aidColours: words.texts.aid_colours
    readonly property list<string> colours: [words.texts.aid_colours_light, words.texts.aid_colours_dark, words.texts.aid_colours_contrast]
    readonly property string aidLow: words.texts.aid_low
    readonly property string aidStill: words.texts.aid_still
    readonly property string aidStillOn: words.texts.aid_still_on
    readonly property string aidOn: words.texts.aid_on
    readonly property string aidOff: words.texts.aid_off
    readonly property string readAloud: words.texts.read_aloud
    readonly property string chooseLanguage: words.texts.choose_language
    readonly property string explainTitle: words.texts.explain_title
    readonly property string close: words.texts.close
    readonly property string chosen: words.texts.chosen
    readonly property string moreBelow: words.texts.more_below
    readonly property string moreAbove: words.texts.more_above
    readonly property string pageOf: words.texts.page_of
    readonly property string eraseOne: words.texts.erase_one
    readonly property string eraseOneName: words.texts.erase_one_name
    readonly property string keyboard: words.texts.keyboard
    readonly property string keyName: words.texts.key_name
    readonly property string crisisTitle: words.texts.crisis_title
    readonly property string crisisBody: words.texts.crisis_body
    readonly property string crisisGuide: words.texts.crisis_guide
    readonly property string crisisOnward: words.texts.crisis_onward
    readonly property string otherOptions: words.texts.other_options
    readonly property string nothingFits: words.texts.nothing_fits
    readonly property string seeAnswers: words.texts.see_answers
    readonly property string togetherFree: words.texts.together_free
    readonly property string togetherTurn: words.texts.together_turn
    readonly property string handoverCheckHint: words.texts.handover_check_hint
    readonly property string consentYes: words.texts.consent_yes
    readonly property string consentNo: words.texts.consent_no
    readonly property string doneCode: words.texts.done_code
    readonly property string donePrint: words.texts.done_print
    readonly property string doneWithdraw: words.texts.done_withdraw
    readonly property string receiptQr: words.texts.receipt_qr
    readonly property string codeButton: words.texts.code_button
    readonly property string codeStatusTitle: words.texts.code_status_title
    readonly property string codeWithdraw: words.texts.code_withdraw
    readonly property string answersTitle: words.texts.answers_title
    readonly property string answersHint: words.texts.answers_hint
    readonly property string change: words.texts.change
    readonly property string nothingFitsTitle: words.texts.nothing_fits_title
    readonly property string nothingFitsBody: words.texts.nothing_fits_body
    readonly property string nothingFitsNotSaid: words.texts["counter_niets-past-zegt-niet"]
    readonly property string ratingTitle: words.texts.rating_title
    readonly property string ratingBody: words.texts.rating_body
    readonly property string ratingSkip: words.texts.rating_skip
    readonly property string takeAlong: words.texts.take_along
    readonly property string printSlip: words.texts.print
    readonly property string qrHint: words.texts.qr_hint
    readonly property string qrName: words.texts.qr_name
    readonly property string guideBanner: words.texts.guide_banner
    readonly property string guideClear: words.texts.guide_clear
    readonly property string idleTitle: words.texts.idle_title
    readonly property string idleStay: words.texts.idle_stay
    readonly property string idleTouch: words.texts.idle_touch
    readonly property string mishapTitle: words.texts.mishap_title
    readonly property string mishapBody: words.texts.mishap_body
    readonly property string mishapAgain: words.texts.mishap_again
    readonly property string staffTitle: words.texts.staff_title
    readonly property string staffPin: words.texts.staff_pin
    readonly property string staffOpen: words.texts.staff_open
    readonly property string staffKiosk: words.texts.staff_kiosk
    readonly property string staffQueue: words.texts.staff_queue
    readonly property string staffToday: words.texts.staff_today
    readonly property string staffTodayNone: words.texts.staff_today_none
    readonly property string staffTodayTotal: words.texts.staff_today_total
    readonly property string staffStickTitle: words.texts.staff_stick_title
    readonly property string staffStickAbout: words.texts.staff_stick_about
    readonly property string staffStickPut: words.texts.staff_stick_put
    readonly property string staffStickFetch: words.texts.staff_stick_fetch
    readonly property string staffReferralsTitle: words.texts.staff_referrals_title
    readonly property string staffReferralsSealed: words.texts.staff_referrals_sealed
    readonly property string staffReferralCode: words.texts.staff_referral_code
    readonly property string staffVersions: words.texts.staff_versions
    readonly property string staffLeave: words.texts.staff_leave
}
