// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma Singleton
import QtQuick
import Kiosk.Bridge

// The words that QML itself places; all others come ready-made from Python.
QtObject {
    readonly property string startTitle: Display.texts.start_title
    readonly property string startSentence: Display.texts.start_sentence
    readonly property string startChoose: Display.texts.start_choose
    readonly property string startLength: Display.texts.start_length
    readonly property string startKept: Display.texts.start_kept
    readonly property string startCounted: Display.texts.start_counted
    readonly property string startMore: Display.texts.start_more
    readonly property string privacyTitle: Display.texts.privacy_title
    readonly property string wiped: Display.texts.wiped
    readonly property string attractTitle: Display.texts.attract_title
    readonly property string attractTouch: Display.texts.attract_touch
    readonly property string back: Display.texts.back
    readonly property string next: Display.texts.next
    readonly property string done: Display.texts.done
    readonly property string stopWipe: Display.texts.stop_wipe
    readonly property string askGuide: Display.texts.ask_guide
    readonly property string aidLanguage: Display.texts.aid_language
    readonly property string aidLetters: Display.texts.aid_letters
    readonly property list<string> letterSizes: [Display.texts.aid_letters_1, Display.texts.aid_letters_2, Display.texts.aid_letters_3]
    readonly property string aidColours: Display.texts.aid_colours
    readonly property list<string> colours: [Display.texts.aid_colours_light, Display.texts.aid_colours_dark, Display.texts.aid_colours_contrast]
    readonly property string aidLow: Display.texts.aid_low
    readonly property string aidStill: Display.texts.aid_still
    readonly property string aidStillOn: Display.texts.aid_still_on
    readonly property string aidOn: Display.texts.aid_on
    readonly property string aidOff: Display.texts.aid_off
    readonly property string readAloud: Display.texts.read_aloud
    readonly property string chooseLanguage: Display.texts.choose_language
    readonly property string explainTitle: Display.texts.explain_title
    readonly property string close: Display.texts.close
    readonly property string chosen: Display.texts.chosen
    readonly property string moreBelow: Display.texts.more_below
    readonly property string moreAbove: Display.texts.more_above
    readonly property string pageOf: Display.texts.page_of
    readonly property string eraseOne: Display.texts.erase_one
    readonly property string eraseOneName: Display.texts.erase_one_name
    readonly property string keyboard: Display.texts.keyboard
    readonly property string keyName: Display.texts.key_name
    readonly property string crisisTitle: Display.texts.crisis_title
    readonly property string crisisBody: Display.texts.crisis_body
    readonly property string crisisGuide: Display.texts.crisis_guide
    readonly property string crisisOnward: Display.texts.crisis_onward
    readonly property string otherOptions: Display.texts.other_options
    readonly property string nothingFits: Display.texts.nothing_fits
    readonly property string seeAnswers: Display.texts.see_answers
    readonly property string answersTitle: Display.texts.answers_title
    readonly property string answersHint: Display.texts.answers_hint
    readonly property string change: Display.texts.change
    readonly property string nothingFitsTitle: Display.texts.nothing_fits_title
    readonly property string nothingFitsBody: Display.texts.nothing_fits_body
    readonly property string nothingFitsNotSaid: Display.texts["counter_niets-past-zegt-niet"]
    readonly property string ratingTitle: Display.texts.rating_title
    readonly property string ratingBody: Display.texts.rating_body
    readonly property string ratingSkip: Display.texts.rating_skip
    readonly property string takeAlong: Display.texts.take_along
    readonly property string printSlip: Display.texts.print
    readonly property string qrHint: Display.texts.qr_hint
    readonly property string qrName: Display.texts.qr_name
    readonly property string guideBanner: Display.texts.guide_banner
    readonly property string guideClear: Display.texts.guide_clear
    readonly property string idleTitle: Display.texts.idle_title
    readonly property string idleBody: Display.texts.idle_body
    readonly property string idleStay: Display.texts.idle_stay
    readonly property string idleTouch: Display.texts.idle_touch
    readonly property string mishapTitle: Display.texts.mishap_title
    readonly property string mishapBody: Display.texts.mishap_body
    readonly property string mishapAgain: Display.texts.mishap_again
    readonly property string staffTitle: Display.texts.staff_title
    readonly property string staffPin: Display.texts.staff_pin
    readonly property string staffOpen: Display.texts.staff_open
    readonly property string staffKiosk: Display.texts.staff_kiosk
    readonly property string staffQueue: Display.texts.staff_queue
    readonly property string staffToday: Display.texts.staff_today
    readonly property string staffTodayNone: Display.texts.staff_today_none
    readonly property string staffTodayTotal: Display.texts.staff_today_total
    readonly property string staffVersions: Display.texts.staff_versions
    readonly property string staffLeave: Display.texts.staff_leave
}
