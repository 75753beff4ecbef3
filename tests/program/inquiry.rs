//! Small inputs of people who do not know cards: each ends right, whatever is understandably mistaken.

use crate::common::program;

/// What is said to these answers, given in English words as they stand on the screen or by their begin's number.
fn ends(lines: &[&str]) -> String {
    let input = lines
        .iter()
        .map(|line| format!("{line}\n"))
        .collect::<String>();
    let args = ["diagnose", "--plain", "--lang", "en"];
    let output = program::script(&args, &input, &std::env::temp_dir());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The last page that was told, from its title on.
fn told(lines: &[&str], words: &[&str]) {
    let said = ends(lines);
    for words in words {
        assert!(said.contains(words), "'{words}' is not in:\n{said}");
    }
}

#[test]
fn a_new_card_that_is_refused_everywhere_is_to_be_activated() {
    told(
        &[
            "The card fails at more than one shop",
            "It is new and has never worked yet",
        ],
        &["A new card that is not activated", "Do this now"],
    );
}

#[test]
fn a_code_that_goes_to_the_husband_s_phone_is_the_family_card_s() {
    told(
        &[
            "My payment failed in an online shop",
            "The identity check: a texted code, an app (3-D Secure)",
            "It goes to a family member's phone",
        ],
        &["The code goes to the main cardholder"],
    );
}

#[test]
fn a_code_in_the_app_that_changed_since_it_was_copied_is_found() {
    told(
        &[
            "My payment failed in an online shop",
            "The security code on the card (CVV, CVC)",
            "Digits shown in the app",
            "No, it has changed",
        ],
        &["The code in the app has changed"],
    );
}

#[test]
fn the_last_day_of_the_month_on_the_card_is_told() {
    told(
        &[
            "My payment failed in an online shop",
            "The expiry date",
            "The card expires this month",
        ],
        &["until the last day of that month"],
    );
}

#[test]
fn a_warehouse_that_takes_another_brand_is_no_locked_pin() {
    let lines = [
        "A shop, restaurant or gas (petrol) pump refused my card",
        "They do not take this brand or kind of card",
    ];
    told(&lines, &["The shop does not accept this card brand"]);
    assert!(!ends(&lines).contains("PIN is locked"));
}

#[test]
fn a_card_that_cannot_be_added_to_a_qr_payment_is_not_sent_to_apple_pay() {
    told(
        &[
            "Paying with my phone (Apple Pay, PayPay) fails",
            "Adding it to a QR code app (PayPay, d-Barai)",
        ],
        &["The card cannot be added to a QR payment"],
    );
}

#[test]
fn four_small_digits_on_the_front_of_a_visa_are_no_code() {
    for place in [
        "Below the card number: 4 small digits",
        "On a card that is not an Amex",
    ] {
        told(
            &[
                "My payment failed in an online shop",
                "The security code on the card (CVV, CVC)",
                "4 digits printed on the card",
                place,
            ],
            &["Other digits typed in the code field"],
        );
    }
}

#[test]
fn a_window_that_wants_six_digits_is_the_identity_check_and_not_the_code() {
    told(
        &[
            "I am stuck at the code field",
            "It wants six digits, or a code sent to me",
            "I do not know what to enter there",
        ],
        &["The issuer's identity check"],
    );
}

#[test]
fn who_tried_three_times_is_advised_no_further_try() {
    let said = ends(&[
        "My payment failed in an online shop",
        "The security code on the card (CVV, CVC)",
        "3 digits on the back",
        "No",
        "No, other digits",
        "3 times or more",
        "A typing mistake in the code",
    ]);
    assert!(said.contains("A typing mistake in the code"), "{said}");
    assert!(said.contains("do not try again today"), "{said}");
    assert!(!said.contains("try once more"), "{said}");
}

#[test]
fn all_the_same_is_not_the_end_of_the_code_causes() {
    // The digits compared were the wrong ones, and the shop's message named the code.
    let mut lines = vec![
        "My payment failed in an online shop",
        "The security code on the card (CVV, CVC)",
        "3 digits on the back",
        "No",
        "Yes, the same",
        "Yes, it worked",
        "None of these",
        "Nothing",
    ];
    let said = ends(&lines);
    assert!(said.contains("It may be one of these"), "{said}");
    lines.push("A typing mistake in the code");
    told(
        &lines,
        &["Compare the code with what you typed, digit by digit."],
    );
}

#[test]
fn tries_advised_are_two_at_most_over_the_whole_inquiry() {
    // One try failed. The first page advises another; after "no" to it, no page does.
    let said = ends(&[
        "My payment failed in an online shop",
        "The security code on the card (CVV, CVC)",
        "The 4 digits I chose (the PIN)",
        "No, it is not that",
    ]);
    let (_, after) = said.split_once("try once more").unwrap();
    assert!(!after.contains("try once more"), "{said}");
}

#[test]
fn the_phone_is_offered_from_the_second_page_of_causes_on() {
    let offer = "you may also stop here and call";
    let first = [
        "My payment failed in an online shop",
        "I don't know",
        "I have not compared yet",
        "I don't know",
        "I have not used it elsewhere",
        "I can't look, or I don't know",
    ];
    let said = ends(&first);
    assert!(
        said.contains("It may be one of these") && !said.contains(offer),
        "{said}"
    );
    let mut on = first.to_vec();
    on.push("None of these");
    // Nothing is known further on, either.
    on.extend(["I don't know", "I don't know"]);
    on.extend(["I don't have the card here, or I don't know"]);
    on.extend(["I don't remember", "I don't know"]);
    on.push("I have not compared yet");
    on.extend(["Card lost, code given away, unknown charge", "I don't know"]);
    told(&on, &[offer]);
}

/// What no question says is not forgotten by the questions: it is shown, with its cause.
#[test]
fn a_message_that_no_question_says_is_shown_with_its_cause() {
    for message in ["over-limit", "残高不足"] {
        let args = ["diagnose", "--shown", message, "--plain", "--lang", "en"];
        let output = program::script(&args, "1\n", &std::env::temp_dir());
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let said = program::out(&output);
        assert!(said.contains("A possible cause: Over the available credit"));
        assert!(said.contains("Do this now"), "{said}");
    }
}
