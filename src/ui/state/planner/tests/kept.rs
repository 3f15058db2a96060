//! The plan that is kept on this device, and links of other versions of it.

use super::*;

/// Opens the plan on screen, changed by `change`, as a link brings it, while what is on screen is kept.
fn opened_beside(change: fn(&mut Plan)) -> Model {
    let mut model = awake();
    let mut linked = model.plan().unwrap().clone();
    model.screen.kept = Some(linked.id);
    model.act(Intent::Sessions(1));
    model.act(Intent::GapWeeks(1));
    assert!(model.is_kept());
    change(&mut linked);
    model.open(linked, Said::Opened);
    model
}

#[test]
fn an_older_link_leaves_the_plan_that_is_kept_and_goes_on_above_its_revision() {
    let mut model = opened_beside(|_| {});
    assert!(!model.is_kept(), "or the device would forget the newer one");
    assert_eq!(dates(&model), ["2027-03-01", "2027-03-29", "2027-04-26"], "as the link has them");
    assert_eq!(said(&model), Some(&Said::OpenedBeside { newer: true }));
    // A calendar may have both revisions of the one that is kept.
    assert_eq!(model.plan().unwrap().revision, 3);
    model.act(Intent::Sessions(1));
    model.act(Intent::Undo);
    assert_eq!(model.plan().unwrap().revision, 5);
    assert!(!model.is_kept());
}

#[test]
fn undo_brings_back_the_version_that_is_kept_under_a_revision_of_its_own() {
    let mut model = opened_beside(|_| {});
    let linked = dates(&model);
    model.act(Intent::Undo);
    assert_eq!(dates(&model), ["2027-03-01", "2027-04-05", "2027-05-10", "2027-06-14"]);
    assert_eq!(said(&model), Some(&Said::FitsAgain));
    assert_eq!(model.plan().unwrap().revision, 4, "or a calendar would stay with the link's days");
    model.act(Intent::Redo);
    assert_eq!(dates(&model), linked);
    // What was done to it before can be taken back as well.
    (0..3).for_each(|_| model.act(Intent::Undo));
    assert_eq!(dates(&model), linked, "a series of three every four weeks");
    assert!(!model.is_edited());
}

#[test]
fn a_link_with_other_days_under_the_revision_that_is_kept_goes_on_above_it() {
    let model = opened_beside(|plan| plan.revision = 2);
    assert_eq!(said(&model), Some(&Said::OpenedBeside { newer: false }));
    assert_eq!(model.plan().unwrap().revision, 3);
    let last = opened_beside(|plan| plan.revision = u16::MAX);
    assert_eq!(last.plan().unwrap().revision, u16::MAX);
}

#[test]
fn a_later_link_of_the_plan_that_is_kept_is_kept_when_asked() {
    let model = opened_beside(|plan| plan.revision = 9);
    assert!(!model.is_kept());
    assert_eq!(said(&model), Some(&Said::OpenedBeside { newer: false }));
    assert_eq!(model.plan().unwrap().revision, 9);
}

#[test]
fn the_plan_that_is_kept_is_known_behind_a_broken_link_and_a_start_anew() {
    let away: [fn(&mut Model); 2] =
        [|model| model.break_link(PlanLinkError::NotAPlan), |model| model.reset(PlanId(9))];
    for (away, older) in away.into_iter().flat_map(|away| [(away, true), (away, false)]) {
        let mut model = awake();
        let old = model.plan().unwrap().clone();
        model.screen.kept = Some(old.id);
        model.act(Intent::Sessions(1));
        let kept = model.plan().unwrap().clone();
        away(&mut model);
        model.open(if older { old } else { kept.clone() }, Said::Opened);
        assert_eq!(model.is_kept(), !older);
        if older {
            assert_eq!(said(&model), Some(&Said::OpenedBeside { newer: true }));
            assert_eq!(model.plan().unwrap().revision, 2);
        } else {
            assert_eq!(model.plan(), Some(&kept));
        }
    }
}

#[test]
fn a_link_with_the_very_plan_that_is_kept_changes_nothing() {
    let mut model = awake();
    let own = model.plan().unwrap().clone();
    model.screen.kept = Some(own.id);
    model.open(own, Said::Opened);
    assert!(model.is_kept());
    assert_eq!(said(&model), None);
}

#[test]
fn an_older_link_of_a_plan_that_is_not_kept_opens_as_it_is() {
    let mut model = awake();
    let older = model.plan().unwrap().clone();
    model.act(Intent::Sessions(1));
    model.open(older.clone(), Said::Opened);
    assert_eq!((model.plan(), said(&model)), (Some(&older), Some(&Said::Opened)));
}

#[test]
fn a_plan_that_comes_by_a_link_is_not_written_over_the_one_that_is_kept() {
    let other = || {
        let mut other = Model::new(open_all_week(), 4, 5);
        other.awake(day("2027-02-22"), PlanId(2));
        other.plan().cloned().unwrap()
    };
    let mut model = awake();
    model.screen.kept = Some(PlanId(1));
    model.open(other(), Said::Opened);
    assert!(!model.is_kept());
}

#[test]
fn a_new_plan_is_not_written_over_the_one_that_is_kept_and_undo_brings_that_back() {
    let mut model = awake();
    model.screen.kept = Some(PlanId(1));
    assert!(model.is_kept());
    model.reset(PlanId(2));
    assert!(!model.is_kept());
    model.act(Intent::Undo);
    assert!(model.is_kept(), "it goes on being kept");
    model.break_link(PlanLinkError::Damaged);
    model.reset(PlanId(3));
    assert!(!model.is_kept(), "after a link that opened none as well");
    model.screen.kept = Some(PlanId(3));
    model.act(Intent::Undo);
    assert!(!model.is_kept(), "nor is the plan of before written over a new one that is kept");
}
