//! What a good call contains beside its questions.

use crate::pack::model::call::CallerIdentity;
use crate::pack::model::card::Side;
use crate::pack::model::desk::Needs;
use crate::training::call::scenario::Scenario;

impl Scenario<'_> {
    /// What a good call about the hidden cause contains; with a caller who is not the cardholder, what turns them away.
    pub fn needs(&self) -> Needs {
        let desk = self.pack.desk();
        let stranger = match self.caller {
            _ if self.is_member() => None,
            CallerIdentity::Impostor => Some(&desk.impostor),
            _ => Some(&desk.family),
        };
        if let Some(policy) = stranger {
            return Needs {
                needs: policy.needs.clone(),
                fine: Vec::new(),
                refer: policy.refer.clone(),
            };
        }
        let answer = desk.answer(&self.cause().id);
        let mut needs = answer
            .map(|answer| answer.at(self.role))
            .unwrap_or_default();
        if self.may_have_disclosed() && !self.has_disclosed {
            let disclosed = &desk.disclosed;
            needs.needs.retain(|need| !disclosed.needs.contains(need));
            needs.fine.retain(|fine| !disclosed.needs.contains(fine));
            needs.fine.extend(disclosed.fine.iter().cloned());
            needs.refer.extend(disclosed.refer.iter().cloned());
        }
        let code = self.card.faces.get(self.card.code_face());
        let is_in_app = code.is_some_and(|face| face.side == Side::App);
        let place = &desk.place;
        if let (true, Some(shown), Some(looked)) = (is_in_app, &place.on_card, &place.in_app)
            && let Some(at) = needs.needs.iter().position(|need| need == shown)
        {
            needs.fine.push(needs.needs.remove(at));
            if !needs.needs.contains(looked) {
                needs.needs.insert(at, looked.clone());
            }
        }
        needs
    }
}
