# Requests for explanation and assurances: where each stands, and what may be said of it.
msg-box-requests = 请求与保证
rq-request = 要求说明
rq-requests = 要求说明
rq-assurance = 保证
rq-assurances = 保证
rq-none = 无。
rq-newest = 最新在前；未结束者先列
rq-asked-on = 所问项目
rq-no-item = 无具名项目
rq-missing = 未答复
rq-time = 时限
rq-until = 截至
rq-statement = 声明
rq-trigger = 如发生则先行告知
rq-replies = 答复
rq-reply-to = 涉及：{ $items }
rq-late = 逾期
rq-taken-back = 作者已撤回
rq-unjudged = 尚未评定
rq-adequate = { $whose ->
    [ours] 我方评定为充分
    [theirs] 对方评定为充分
   *[other] 请求方评定为充分
}
rq-inadequate = { $whose ->
    [ours] 我方评定为不充分
    [theirs] 对方评定为不充分
   *[other] 请求方评定为不充分
}
rq-their-word = 是否充分仅为请求方单方说法
rq-judge = 对方答复是否充分？
rq-judged-reply = 该答复
rq-judge-missing = 缺少内容
rq-judge-why = 说明理由
rq-judge-yes = 充分
rq-judge-no = 不充分
rq-judge-note = 为我方说法，载入双方记录。若不充分，草稿中备有会晤请求。
rq-draft-ready = 会晤请求已备好：
rq-to-request = 所答复的请求
rq-told = 应先行告知对方之事已发生或将发生：告知对方
rq-told-text = 已发生或将发生之事
rq-told-do = 告知：我方履行保证
rq-missed = 已发生而对方未告知我方
rq-missed-text = 未被告知之事
rq-missed-do = 声明我方未被告知：我方说法
rq-give = 作出保证
rq-ask = 要求说明
rq-ask-assurance = 请求保证
rq-ask-assurance-what = 请对方保证的内容
rq-ask-assurance-until = 有效至何时
rq-ask-assurance-note = 以编号用语发出，以线路的每种语言显示，对方可以保证作答。发出前先显示将签署的内容。
rq-said-told = 已告知：{ $count }
rq-said-missed = 称未告知：{ $count }

# Where a request stands.
became-request-ASKED = { $whose ->
    [ours] 对方站尚未签收
    [theirs] 我方站尚未签收
   *[other] 被请求站尚未签收
}
became-request-UNDELIVERED = { $whose ->
    [ours] 对方站未按时签收；不得据此推断有无答复
    [theirs] 我方站未按时签收；不得据此推断有无答复
   *[other] 被请求站回执未按时到达；不得据此推断有无答复
}
became-request-DELIVERED = { $whose ->
    [ours] 对方站已收存；对方答复时限计时中
    [theirs] 我方站已收存；我方答复时限计时中
   *[other] 被请求站已收存；答复时限计时中
}
became-request-ANSWERED = { $whose ->
    [ours] 对方已答复；我方尚未评定
    [theirs] 我方已答复；对方尚未评定
   *[other] 已有答复；请求方尚未评定
}
became-request-UNANSWERED = { $whose ->
    [ours] 对方未按时答复
    [theirs] 我方未按时答复
   *[other] 未按时答复
}
became-request-INADEQUATE = { $whose ->
    [ours] 我方评定对方答复不充分
    [theirs] 对方评定我方答复不充分
   *[other] 答复被评定为不充分
}
became-request-MEETING-ASKED = { $whose ->
    [ours] 我方请求会晤；对方站尚未签收
    [theirs] 对方请求会晤；我方站尚未签收
   *[other] 已请求会晤；尚未签收
}
became-request-MEETING-UNDELIVERED = { $whose ->
    [ours] 对方站未按时签收我方会晤请求
    [theirs] 我方站未按时签收对方会晤请求
   *[other] 会晤请求未按时签收
}
became-request-MEETING-DELIVERED = { $whose ->
    [ours] 对方站已收存我方会晤请求；对方答复时限计时中
    [theirs] 我方站已收存对方会晤请求；我方答复时限计时中
   *[other] 已请求会晤；答复时限计时中
}
became-request-ADEQUATE = { $whose ->
    [ours] 对方已答复；我方评定为充分
    [theirs] 我方已答复；对方评定为充分
   *[other] 已答复，评定为充分
}
became-request-MEETING-AGREED = { $whose ->
    [ours] 对方接受会晤
    [theirs] 我方接受会晤
   *[other] 会晤已被接受
}
became-request-MEETING-REFUSED = { $whose ->
    [ours] 对方未接受会晤
    [theirs] 我方未接受会晤
   *[other] 会晤未被接受
}
became-request-NOT-MET = { $whose ->
    [ours] 对方未按时答复我方会晤请求
    [theirs] 我方未按时答复对方会晤请求
   *[other] 会晤请求未按时获答复
}
became-request-MEETING-WITHDRAWN = { $whose ->
    [ours] 我方撤回会晤请求
    [theirs] 对方撤回会晤请求
   *[other] 会晤请求已撤回
}
became-request-CORRECTED = { $whose ->
    [ours] 已由我方新请求取代
    [theirs] 已由对方新请求取代
   *[other] 已由新请求取代
}
became-request-WITHDRAWN = { $whose ->
    [ours] 我方已撤回
    [theirs] 对方已撤回
   *[other] 请求方已撤回
}
became-request-OUR-FAULT = { $whose ->
    [ours] 应守听时我方站停机：不能主张无回应
    [theirs] 应守听时对方站停机：不能主张无回应
   *[other] 应守听时请求方站停机：不能主张无回应
}

# What came where no reply had come in time: it stands beside where the request stands.
rq-afterwards-UNJUDGED = { $whose ->
    [ours] 对方其后作了答复；我方尚未评定
    [theirs] 我方其后作了答复；对方尚未评定
   *[other] 其后收到答复；请求方尚未评定
}
rq-afterwards-ADEQUATE = { $whose ->
    [ours] 对方其后作了答复，我方评定为充分
    [theirs] 我方其后作了答复，对方评定为充分
   *[other] 其后收到答复，评定为充分
}
rq-afterwards-INADEQUATE = { $whose ->
    [ours] 对方其后作了答复，我方评定为不充分
    [theirs] 我方其后作了答复，对方评定为不充分
   *[other] 其后收到答复，评定为不充分
}
rq-afterwards-TAKEN-BACK = { $whose ->
    [ours] 对方其后作了答复，又予撤回
    [theirs] 我方其后作了答复，又予撤回
   *[other] 其后收到答复，作者又予撤回
}

# Where an assurance stands.
became-assurance-STANDING = 有效
became-assurance-EXPIRED = 期限已过；此外未再提及
became-assurance-KEPT = { $whose ->
    [ours] 我方已先行告知
    [theirs] 对方已先行告知我方
   *[other] 作者已告知触发事件
}
became-assurance-DISPUTED = { $whose ->
    [ours] 对方称已发生而我方未告知：对方说法
    [theirs] 我方称已发生而对方未告知：我方说法
   *[other] 另一方称发生而未告知：其说法
}
became-assurance-CORRECTED = 已由更正后的保证取代
became-assurance-WITHDRAWN = 作者已撤回
